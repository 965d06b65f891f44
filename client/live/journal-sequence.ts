import type { JournalEntry } from '../../shared/model/journal.ts';
import type { JournalAnnouncement } from '../../shared/wire/protocol.ts';
import type { Answer } from './api.ts';

/** `GET /api/journal?after=N`: numbers `from`…`to` are accounted for, `head` is the newest there is. */
export type JournalPage = JournalAnnouncement & { head: number };

type Parts = {
  fetchAfter(number: number): Promise<Answer<JournalPage>>;
  apply(entries: readonly JournalEntry[], to: number): void;
  /** What is missing cannot be had entry by entry: a fresh picture is needed. */
  onLost(): void;
};

const RETRY_MS = 400;
/** After so many refusals in a row the picture is asked for instead. */
const MAX_REFUSALS = 3;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Keeps announcements in order. A range that does not begin one past the last is a gap; it is fetched,
 * one request at a time, while later ranges wait. Before the first picture everything waits.
 */
export class JournalSequence {
  private last: number | null = null;
  private waiting: JournalAnnouncement[] = [];
  private known = 0;
  private filling = false;
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The picture is true at this number; what waited and is newer follows. */
  rebase(number: number): void {
    // A picture read before the newest entries came is older than the screen: they are fetched again.
    this.known = Math.max(this.known, this.last ?? 0);
    this.last = number;
    this.drain();
    if (this.isBehind()) void this.fill();
  }

  take(range: JournalAnnouncement): void {
    this.waiting.push(range);
    if (this.last === null) return;
    this.drain();
    if (this.waiting.length > 0) void this.fill();
  }

  /** The server's newest number, from a heartbeat: finds the loss of the very last announcement. */
  expect(head: number): void {
    this.known = Math.max(this.known, head);
    if (this.last !== null && head > this.last) void this.fill();
  }

  /** Forgets everything: another boot, or another person. */
  reset(): void {
    this.last = null;
    this.waiting = [];
    this.known = 0;
  }

  private drain(): void {
    this.waiting.sort((a, b) => a.from - b.from);
    let next = this.waiting[0];
    while (next && this.last !== null && next.from <= this.last + 1) {
      this.waiting.shift();
      if (next.to > this.last) this.advance(next.entries, next.to);
      next = this.waiting[0];
    }
  }

  private advance(entries: readonly JournalEntry[], to: number): void {
    this.last = to;
    this.parts.apply(entries, to);
  }

  private async fill(): Promise<void> {
    if (this.filling) return;
    this.filling = true;
    let refusals = 0;
    while (this.isBehind() && refusals < MAX_REFUSALS) {
      const after = this.last!;
      const answer = await this.parts.fetchAfter(after);
      if (this.last !== after) continue;
      if (answer.ok && answer.value.from <= after + 1 && answer.value.to > after) {
        refusals = 0;
        this.advance(answer.value.entries, answer.value.to);
        this.drain();
      } else {
        refusals += 1;
        await wait(RETRY_MS * refusals);
      }
    }
    this.filling = false;
    if (refusals >= MAX_REFUSALS) this.parts.onLost();
  }

  private isBehind(): boolean {
    return this.last !== null && (this.waiting.length > 0 || this.known > this.last);
  }
}
