import { type PGlite, type PGliteInterface, parse, protocol } from '@electric-sql/pglite';
import { OftenUsed } from './often-used.ts';

const { serialize } = protocol;

/** Prepared at once; the one that was not used for longest makes room. One takes 18 kB (mean of 41, 2026-11-30). */
const KEPT_LIMIT = 300;

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;
type Answer = ReturnType<typeof parse.parseResults>[number];
type Protocol = Pick<PGliteInterface, 'parsers'> & Pick<PGlite, 'execProtocolStream'>;

/**
 * Statements of the one session there is, each sent as one message and kept prepared from its second use on. PGlite's own
 * `query` enters the database six times a statement and has it read and planned anew each time: 0.86 ms for a join of three
 * that takes 0.10 ms this way (2026-11-30).
 */
export class EmbeddedStatements {
  readonly #pglite: Protocol;
  readonly #often = new OftenUsed();
  /** The name of each prepared text, the one used last at the end. */
  readonly #kept = new Map<string, string>();
  #named = 0;

  constructor(pglite: Protocol) {
    this.#pglite = pglite;
  }

  /**
   * Runs one statement with its parameters as text.
   * @returns undefined where the database gave no answer that could be read
   * @throws what PGlite makes of an error of the database, with its SQLSTATE in `code`
   */
  async run(sql: string, parameters: readonly (string | null)[]): Promise<Answer | undefined> {
    const statement = this.#often.sees(sql) ? await this.#prepared(sql) : '';
    const messages = await this.#send(
      ...(statement === '' ? [serialize.parse({ text: sql })] : []),
      serialize.bind({ statement, values: [...parameters] }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    );
    return parse.parseResults(messages, this.#pglite.parsers)[0];
  }

  /** Forgets them all: what they answer with may be another now. */
  async forget(): Promise<void> {
    if (this.#kept.size === 0) return;
    this.#kept.clear();
    await this.#send(serialize.parse({ text: 'deallocate all' }), ...EXECUTED);
  }

  /** Apart from its use: an error there would leave it unsaid whether it is prepared. */
  async #prepared(sql: string): Promise<string> {
    const known = this.#kept.get(sql);
    const name = known ?? `s${this.#named}`;
    if (known === undefined) {
      this.#named += 1;
      await this.#send(serialize.parse({ name, text: sql }));
    }
    this.#kept.delete(sql);
    this.#kept.set(sql, name);
    if (this.#kept.size > KEPT_LIMIT) await this.#dropOldest();
    return name;
  }

  async #dropOldest(): Promise<void> {
    const [[sql, name] = []] = this.#kept;
    if (sql === undefined || name === undefined) return;
    this.#kept.delete(sql);
    await this.#send(serialize.close({ type: 'S', name }));
  }

  #send(...parts: Uint8Array[]): Promise<Messages> {
    const message = Buffer.concat([...parts, serialize.sync()]);
    return this.#pglite.execProtocolStream(message, { syncToFs: false });
  }
}

/** Bound without parameters, and run to its end. */
const EXECUTED = [serialize.bind({}), serialize.execute({})];
