package shop;

import java.util.concurrent.CompletableFuture;

import io.troupe.SinkHandle;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CartController {

	private final SinkHandle<CartCommand> cart;

	CartController(SinkHandle<CartCommand> cart) {
		this.cart = cart;
	}

	@PutMapping("/cart/{item}")
	void add(@PathVariable String item) {
		this.cart.send(new CartCommand.Add(item));
	}

	@GetMapping("/cart")
	CompletableFuture<Integer> count() {
		return this.cart.ask(CartCommand.Count::new);
	}

}
