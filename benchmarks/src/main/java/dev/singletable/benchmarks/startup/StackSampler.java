package dev.singletable.benchmarks.startup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes the stack of a thread every millisecond, as a start is too short for a recording.
 */
final class StackSampler extends Thread {

	private final Thread subject;

	private final List<StackTraceElement[]> stacks = new ArrayList<>();

	private volatile boolean stopped;

	private StackSampler(Thread subject) {
		super("sampler");
		this.subject = subject;
		setDaemon(true);
	}

	static StackSampler of(Thread subject) {
		StackSampler sampler = new StackSampler(subject);
		sampler.start();
		return sampler;
	}

	@Override
	public void run() {
		try {
			while (!this.stopped) {
				this.stacks.add(this.subject.getStackTrace());
				Thread.sleep(1);
			}
		}
		catch (InterruptedException ex) {
			interrupt();
		}
	}

	void stopSampling() throws InterruptedException {
		this.stopped = true;
		join();
	}

	/**
	 * One line a stack, innermost frame first, frames apart by a semicolon.
	 */
	void print() {
		for (StackTraceElement[] stack : this.stacks) {
			System.out.println("stack: " + Arrays.stream(stack)
				.map((frame) -> frame.getClassName() + "." + frame.getMethodName())
				.collect(Collectors.joining(";")));
		}
	}

}
