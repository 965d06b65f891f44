/**
 * What follows an act that was confirmed, mostly asking anew. The act is under way until this is through: what can be
 * done next rests on what the act has changed, and is not refused as if somebody else had changed it.
 * @typeParam Told what it is told of the act's answer, if anything
 */
export type Done<Told extends unknown[] = []> = (...told: Told) => void | Promise<void>;
