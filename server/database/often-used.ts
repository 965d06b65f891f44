/** So many texts are remembered that were seen once; past that it begins anew. */
const SEEN_LIMIT = 2_000;

/**
 * Which statements are worth being kept prepared: what comes a second time. A text that is built anew each time would only
 * push out those that help. Pure but for its memory.
 */
export class OftenUsed {
  readonly #seen = new Set<string>();

  /** Notes that `text` is about to run. @returns whether it had run before */
  sees(text: string): boolean {
    if (this.#seen.has(text)) return true;
    if (this.#seen.size >= SEEN_LIMIT) this.#seen.clear();
    this.#seen.add(text);
    return false;
  }
}
