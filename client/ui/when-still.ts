export type WhenStill<Value> = {
  /** Once nothing newer has come for as long as was said. */
  soon(value: Value): void;
  /** At once; what was to come soon does not. */
  now(value: Value): void;
  /** Nothing comes any more of what was said. */
  stop(): void;
};

/** Does something with the newest of what a person enters: when the hand rests, not at every key. */
export function whenStill<Value>(act: (value: Value) => void, restMs: number): WhenStill<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    soon(value) {
      stop();
      timer = setTimeout(() => act(value), restMs);
    },
    now(value) {
      stop();
      act(value);
    },
    stop,
  };
}
