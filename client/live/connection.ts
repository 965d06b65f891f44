import type { Me } from '../../shared/model/account.ts';
import {
  type Closing,
  type Heartbeat,
  NOT_LIVE_AFTER_MS,
  PROTOCOL_VERSION,
  type Welcome,
} from '../../shared/wire/protocol.ts';
import type { LiveState } from '../store/live-store.ts';
import type { Answer, Refusal } from './api.ts';
import { createBackOff } from './back-off.ts';
import type { ConnectionParts } from './connection-parts.ts';
import { createDelays } from './delays.ts';
import { type JournalPage, JournalSequence } from './journal-sequence.ts';
import { createLiveStatus } from './live-status.ts';
import { createLiveness } from './liveness.ts';
import { loadPicture, type Picture } from './picture.ts';
import { createPictureLoads } from './picture-loads.ts';
import { createPictureWriter } from './picture-writer.ts';
import { createRefetch } from './refetch.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
/** A page of another version than the server's asks again this often, until it may be loaded anew. */
const OUTDATED_RETRY_MS = 15_000;
/** A picture that is known to lack something passes for live no longer than this. */
const BEHIND_MS = 2_000;

/** The screen's link to the server: picture first, then entries and frames. */
export class Connection {
  private readonly parts: ConnectionParts;
  private readonly sequence: JournalSequence;
  private readonly liveness: ReturnType<typeof createLiveness>;
  private readonly status: ReturnType<typeof createLiveStatus>;
  private readonly refetch: ReturnType<typeof createRefetch>;
  private readonly writer: ReturnType<typeof createPictureWriter>;
  private readonly backOff: ReturnType<typeof createBackOff>;
  private readonly loads: ReturnType<typeof createPictureLoads<Picture>>;
  private readonly delays = createDelays<'picture' | 'meet' | 'open' | 'behind'>();
  private running = false;
  /** Tells answers to this start from answers to the one before. */
  private run = 0;

  constructor(parts: ConnectionParts) {
    const { api, store } = parts;
    this.parts = parts;
    this.writer = createPictureWriter(parts);
    this.sequence = new JournalSequence({
      fetchAfter: (number) => api.get<JournalPage>(`/api/journal?after=${number}`),
      apply: (entries, to) => this.refetch.ask(this.writer.entries(entries, to)),
      onLost: () => this.needFresh(),
    });
    this.liveness = createLiveness(parts, (silentMs) => this.onSilent(silentMs));
    this.status = createLiveStatus({ ...parts, isSilent: this.liveness.isSilent });
    this.refetch = createRefetch({
      api,
      random: parts.random,
      setState: (change) => store.setState(change),
      refreshPicture: () => this.refresh(),
    });
    this.backOff = createBackOff(FIRST_RETRY_MS, LONGEST_RETRY_MS, parts.random);
    this.loads = createPictureLoads<Picture>({
      fetch: () => this.load(),
      show: (picture, isFresh) => this.show(picture, isFresh),
      refused: (refusal) => this.onRefusal(refusal, 'picture', () => this.refresh()),
    });
    this.listen();
  }

  private listen(): void {
    this.parts.transport.listen({
      welcome: (message) => this.onWelcome(message),
      journal: (range) => this.onSign(() => this.sequence.take(range)),
      heartbeat: (message) => this.onSign(() => this.onHeartbeat(message)),
      closing: (message) => this.onClosing(message),
      frame: (bytes) => this.onSign(() => this.writer.frame(bytes)),
      lost: () => this.onLost(),
    });
  }

  /** Asks who is there, and begins when somebody is. */
  async start(): Promise<void> {
    this.stop();
    this.running = true;
    this.liveness.start();
    this.set({ status: 'connecting', step: 'session', loadError: null, notLiveSince: null });
    await this.meet();
  }

  stop(): void {
    this.running = false;
    this.run += 1;
    this.status.lapse();
    this.loads.stop();
    this.liveness.stop();
    this.refetch.stop();
    this.sequence.reset();
    this.writer.forgetEarly();
    this.delays.clear();
    this.parts.transport.close();
  }

  private async meet(): Promise<void> {
    const { run } = this;
    const answer = await this.parts.api.get<Me>('/api/me');
    if (run !== this.run) return;
    if (!answer.ok) {
      this.onRefusal(answer.refusal, 'meet', () => this.meet());
      return;
    }
    this.set({ me: answer.value, loadError: null });
    this.parts.transport.open();
    this.refresh();
  }

  private refresh(): void {
    if (this.running) this.loads.refresh();
  }

  /** Something is missing that only a picture asked for from now on can bring: without it this is not the present. */
  private needFresh(): void {
    this.status.lapse();
    this.delays.after(BEHIND_MS, 'behind', () => {
      if (!this.status.isCurrent()) this.status.beNotLive(BEHIND_MS);
    });
    this.loads.demandFresh();
  }

  private load(): Promise<Answer<Picture>> {
    const { run } = this;
    const { api, store, unfold } = this.parts;
    const first = store.getState().registers === null;
    return loadPicture(api, store.getState(), unfold, (step) => {
      if (first && run === this.run) this.set({ step });
    });
  }

  private show(picture: Picture, isFresh: boolean): void {
    this.backOff.reset();
    this.writer.picture(picture);
    this.sequence.rebase(picture.situation.journal);
    this.status.show(isFresh);
    void this.writer.timeline(picture.situation.journal);
  }

  private onSign(act: () => void): void {
    if (!this.running) return;
    this.liveness.heard();
    if (this.status.wake()) this.needFresh();
    act();
    this.status.becomeLive();
  }

  private onWelcome(message: Welcome): void {
    if (message.protocol !== PROTOCOL_VERSION) {
      this.onOutdated();
      return;
    }
    this.onSign(() => {
      const before = this.parts.store.getState().boot;
      const isAnother = before !== null && before !== message.boot;
      if (isAnother) {
        this.sequence.reset();
        this.parts.clock.forget();
        this.set({ journalNumber: 0 });
      }
      this.observe(message.serverTime);
      this.set({ boot: message.boot });
      // A first welcome finds its picture on the way; every later one follows an absence.
      if (isAnother) this.needFresh();
      else if (before !== null) this.refresh();
      else this.sequence.expect(message.journal);
    });
  }

  /**
   * The server speaks otherwise than this page, which is loaded anew. Where that would come too soon after the last time, the
   * picture is not live meanwhile, and is asked for again: behind a balancer the next node may be of this page's version.
   */
  private onOutdated(): void {
    this.status.turnStale(0);
    this.comeAgain(OUTDATED_RETRY_MS);
    this.parts.onOutdated();
  }

  private onHeartbeat(message: Heartbeat): void {
    this.observe(message.serverTime);
    this.set({ heartbeat: message });
    this.sequence.expect(message.journal);
  }

  private observe(serverTime: string): void {
    this.set({ serverOffsetMs: this.parts.clock.observe(serverTime) });
  }

  private onSilent(silentMs: number): void {
    this.status.turnStale(silentMs);
    // A half-dead socket never says that it closed; one that said when to come again is not asked sooner.
    if (!this.delays.isWaiting('open')) this.parts.transport.open();
  }

  private onLost(): void {
    // socket.io opens it again by itself; a session that ended meanwhile shows in the answer to this.
    if (!this.running || this.loads.isLoading()) return;
    this.delays.after(FIRST_RETRY_MS, 'picture', () => this.refresh());
  }

  private onClosing({ reason, retryAfterMs }: Closing): void {
    if (!this.running) return;
    if (reason === 'session-ended') {
      this.signOut();
      return;
    }
    this.status.lapse();
    const waitMs = Math.max(FIRST_RETRY_MS, retryAfterMs) * (0.5 + this.parts.random());
    // Nothing will be heard for so long that it would say so then.
    if (waitMs > NOT_LIVE_AFTER_MS) this.status.beNotLive(0);
    this.comeAgain(waitMs);
  }

  /** Leaves the server in peace for a while, then opens the link again. */
  private comeAgain(waitMs: number): void {
    this.parts.transport.close();
    this.delays.after(waitMs, 'open', () => this.parts.transport.open());
  }

  private onRefusal(refusal: Refusal, name: 'picture' | 'meet', retry: () => void): void {
    if (refusal.status === 401) {
      this.signOut();
      return;
    }
    this.set({ loadError: refusal.error });
    this.delays.after(this.backOff.nextMs(), name, retry);
  }

  /** The last picture stays, marked as old, until somebody signs in. */
  private signOut(): void {
    const known = this.parts.store.getState().boot !== null;
    this.stop();
    this.set({ status: 'signed-out', notLiveSince: known ? this.parts.clock.now() : null });
  }

  private set(change: Partial<LiveState>): void {
    this.parts.store.setState(change);
  }
}
