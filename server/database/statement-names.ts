/** So many texts are remembered that were seen once; past that it begins anew. */
const SEEN_LIMIT = 2_000;

/**
 * The names under which statements are kept prepared: the same text has the same on every connection. It gets one at its
 * second use, for texts that are put together for one use would take the place of those that come again.
 */
export class StatementNames {
  readonly #limit: number;
  readonly #seen = new Set<string>();
  readonly #names = new Map<string, string>();

  /** @param limit so many texts have a name at most: a connection may keep the plan of each */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns the name of a text that is about to run; undefined: it is read and planned for this use alone */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= this.#limit) return known;
    if (!this.#seen.delete(text)) {
      if (this.#seen.size >= SEEN_LIMIT) this.#seen.clear();
      this.#seen.add(text);
      return undefined;
    }
    const name = `s${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}
