package io.troupe.benchmark.savina;

import java.util.ArrayList;
import java.util.List;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * A teller has money moved between accounts; an account that awaits the confirmation of
 * the other stashes what comes meanwhile: request, reply and stash.
 */
public class BankTransaction extends SavinaBenchmark {

	private static final int ACCOUNTS = 1_000;

	// only these pay, and only to those behind them: no circle of accounts that wait
	private static final int PAYERS = 800;

	private static final int TRANSFERS = 50_000;

	// with all of them at once, stashing would be all there is to measure
	private static final int IN_FLIGHT = 4_000;

	// to the payer, to the payee, and both confirmed
	private static final int MESSAGES_PER_TRANSFER = 4;

	private long expected;

	@Override
	<A> Round prepare(Peer<A> peer) {
		List<A> accounts = new ArrayList<>();
		List<Transfer> transfers = new ArrayList<>();
		A teller = peer.spawn(peer.role("teller", () -> new Teller<A>(accounts, transfers)));
		for (int i = 0; i < ACCOUNTS; i++) {
			long number = i;
			accounts.add(peer.spawn(peer.stashingRole("account", () -> new Account<>(teller, number))));
		}
		draw(accounts, transfers);
		return (finish) -> peer.tell(teller, new Begin(finish));
	}

	private void draw(List<?> accounts, List<Transfer> transfers) {
		long random = 1;
		for (int i = 0; i < TRANSFERS; i++) {
			random = Lcg.next(random);
			int payer = Lcg.below(PAYERS, random);
			random = Lcg.next(random);
			int payee = payer + 1 + Lcg.below(ACCOUNTS - payer - 1, random);
			random = Lcg.next(random);
			int amount = 1 + Lcg.below(1_000, random);
			Payment payment = new Payment(accounts.get(payer), amount);
			transfers.add(new Transfer(accounts.get(payer), accounts.get(payee), payment));
			this.expected += (long) amount * (payee - payer);
		}
	}

	@Benchmark
	@OperationsPerInvocation(TRANSFERS * MESSAGES_PER_TRANSFER)
	public void bankTransaction() throws Exception {
		play(ACCOUNTS, this.expected);
	}

	private record Transfer(Object payer, Object payee, Payment payment) {

	}

	private record Payment(Object from, long amount) {

	}

	private record Confirmation() {

	}

	/** Keeps a number of transfers in flight, and in the end has the accounts report. */
	private static final class Teller<A> implements Script<A> {

		private final List<A> accounts;

		private final List<Transfer> transfers;

		private Finish finish;

		private int sent;

		private int confirmed;

		Teller(List<A> accounts, List<Transfer> transfers) {
			this.accounts = accounts;
			this.transfers = transfers;
		}

		@Override
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Confirmation) {
				this.confirmed++;
				if (this.sent < TRANSFERS) {
					transfer(inside);
				}
				else if (this.confirmed == TRANSFERS) {
					this.accounts.forEach((account) -> inside.tell(account, this.finish));
				}
			}
			else if (message instanceof Begin begin) {
				this.finish = begin.finish();
				this.sent = 0;
				this.confirmed = 0;
				for (int i = 0; i < IN_FLIGHT; i++) {
					transfer(inside);
				}
			}
		}

		@SuppressWarnings("unchecked")
		private void transfer(Inside<A> inside) {
			Transfer next = this.transfers.get(this.sent++);
			inside.tell((A) next.payer(), next);
		}

	}

	/** Pays and is paid, and reports its balance times its number. */
	private static final class Account<A> implements Script<A> {

		private final A teller;

		private final long number;

		private final Object confirmation = new Confirmation();

		private long balance;

		private boolean awaiting;

		Account(A teller, long number) {
			this.teller = teller;
			this.number = number;
		}

		@Override
		@SuppressWarnings("unchecked")
		public void receive(Object message, Inside<A> inside) throws Exception {
			if (message instanceof Confirmation) {
				this.awaiting = false;
				inside.tell(this.teller, message);
				inside.unstashAll();
			}
			else if (this.awaiting) {
				inside.stash(message);
			}
			else if (message instanceof Payment payment) {
				this.balance += payment.amount();
				inside.tell((A) payment.from(), this.confirmation);
			}
			else if (message instanceof Transfer transfer) {
				this.balance -= transfer.payment().amount();
				this.awaiting = true;
				inside.tell((A) transfer.payee(), transfer.payment());
			}
			else if (message instanceof Finish finish) {
				finish.report(this.number * this.balance);
				this.balance = 0;
			}
		}

	}

}
