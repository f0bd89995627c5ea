import type { HttpClient } from "../host/ports.js";
import type { Value } from "../values/kinds.js";

/** Counts the passes of a loop. All are of one shape: code that V8 has compiled for another would be compiled again. */
export interface PassCounter {
	passes: number;
	/** Whether anything of the loop is kept. */
	readonly isKept: boolean;
}

/**
 * Is told by traced code what happens. Statements are named by their counters, functions by the numbers of their units. A
 * `frame` is what `enter` has given for the call, -1 when nothing is kept of it; `level` is how deep a statement lies in
 * its function, the passes of loops counted as well.
 */
export interface StatementTracer {
	/** Whether there is room for more; code that is traced asks before it tells anything that happens often. */
	readonly on: boolean;
	/** What a function is given that has sensitive inputs; told whether there is room or not. */
	hides(unit: number, inputs: readonly Value[]): void;
	/** A function begins. @returns its frame */
	enter(unit: number, inputs: readonly Value[]): number;
	/** A statement begins; the one before it on its level, and all in that, are over. */
	began(frame: number, level: number, site: number): void;
	/** The same for one that may wait for something outside. It is told of even when there is no room for others. */
	waits(frame: number, level: number, site: number): void;
	/** What a variable is after a statement that may have changed it. */
	changed(frame: number, level: number, name: string, value: Value): void;
	/** The same, and that a statement on its level begins. */
	next(frame: number, level: number, site: number, name: string, value: Value): void;
	/** A statement has gone one of its ways. */
	went(frame: number, level: number, way: number): void;
	/** The same, and that the first statement of that way begins, which lies on a level. */
	wentTo(frame: number, level: number, site: number, way: number): void;
	/** A statement has caught an error of one in it. */
	caught(frame: number, level: number): void;
	/** A statement has done its cleanup; an error that goes on is not one of that. */
	cleaned(frame: number, level: number): void;
	/** A loop begins. @returns what counts its passes */
	loop(frame: number, level: number, site: number): PassCounter;
	/** A pass of a loop begins, and has been counted. */
	passes(frame: number, level: number, variable?: string, value?: Value): void;
	/** The same, and that the first statement of the pass begins, which lies on a level. */
	passesTo(frame: number, level: number, site: number, variable?: string, value?: Value): void;
	/** A loop has come to its end; told of those that are kept. */
	looped(frame: number, level: number): void;
	/** A function gives a value back. */
	gave<Result>(frame: number, value: Result): Result;
	/** The program has logged something. */
	logged(value: Value, unit: number, offset: number): void;
	/** Which of the programs of the run is running, for what is left to be done at its end. */
	program(): number;
	/** What was left to be done in a program begins. */
	goesOn(program: number): void;
	/** The same, for what a function has left; that is no call of it. @returns its frame */
	resumes(unit: number): number;
	/** For a call that was started without waiting for it, which goes on beside all others. */
	branch(): StatementTracer;
	/** Everything that is still open is over. @param failed whether an error has ended it */
	end(failed: boolean): void;
	/** A client whose requests are those of the statement that is open here. */
	through(client: HttpClient): HttpClient;
}
