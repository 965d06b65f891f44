import { OftenUsed } from './often-used.ts';

/** So many texts have a name at most: every connection of the pool may keep the plan of each. */
const NAMED_LIMIT = 300;

/** The names under which connections keep statements prepared: the same text has the same on each. */
export class StatementNames {
  readonly #often = new OftenUsed();
  readonly #names = new Map<string, string>();

  /** @returns the name of a text from its second use on; undefined: it is read and planned for this use alone */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= NAMED_LIMIT) return known;
    if (!this.#often.sees(text)) return undefined;
    const name = `s${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}
