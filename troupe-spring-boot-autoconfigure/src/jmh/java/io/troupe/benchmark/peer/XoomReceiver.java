package io.troupe.benchmark.peer;

import io.vlingo.xoom.common.Completes;

/** The protocol of XOOM's actors here. Public for XOOM, which makes the proxy. */
public interface XoomReceiver {

	void receive(Object message);

	Completes<Object> ask();

}
