/**
 * A function that gives the same object for the same arguments, so that deck.gl, which compares by
 * identity, does no work when nothing changed. Only the last call is kept.
 */
export function remember<Arguments extends readonly unknown[], Result>(
  make: (...inputs: Arguments) => Result,
): (...inputs: Arguments) => Result {
  let last: { inputs: Arguments; result: Result } | null = null;
  return (...inputs) => {
    const same = last?.inputs.every((input, index) => Object.is(input, inputs[index]));
    if (!last || !same) last = { inputs, result: make(...inputs) };
    return last.result;
  };
}

/** A function that gives the numbers it was given before as long as newer ones say the same. */
export function steady<Numbers extends Uint8Array | Float32Array>(): (numbers: Numbers) => Numbers {
  let last: Numbers | null = null;
  return (numbers) => {
    const same =
      last?.length === numbers.length && numbers.every((one, at) => Object.is(one, last?.[at]));
    if (!last || !same) last = numbers;
    return last;
  };
}

/** A function that gives the list it was given before as long as newer ones hold the same, in the same order. */
export function steadyList<Thing>(
  isSame: (a: Thing, b: Thing) => boolean,
): (list: readonly Thing[]) => readonly Thing[] {
  let last: readonly Thing[] = [];
  return (list) => {
    const same = last.length === list.length && list.every((thing, at) => isSame(thing, last[at]!));
    if (!same) last = list;
    return last;
  };
}

/**
 * A step for each key, as long as every turn asks for it. One that was not asked for is made anew: deck.gl takes a layer
 * that it let go of no second time.
 */
export function stepPerKey<Step>(make: (key: string) => Step) {
  let steps = new Map<string, Step>();
  return <Result>(turn: (stepOf: (key: string) => Step) => Result): Result => {
    const before = steps;
    steps = new Map();
    return turn((key) => {
      const step = steps.get(key) ?? before.get(key) ?? make(key);
      steps.set(key, step);
      return step;
    });
  };
}
