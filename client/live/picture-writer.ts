import type { JournalEntry } from '../../shared/model/journal.ts';
import type { JournalTimeline } from '../../shared/wire/journal-page.ts';
import { TIMELINE_LIMIT } from '../../shared/wire/protocol.ts';
import { decodeFrame, type Frame } from '../../shared/wire/telemetry-frame.ts';
import type { LiveState } from '../store/live-store.ts';
import type { Refetch } from '../store/reducers/change.ts';
import { reduceEntries, withTimeline } from '../store/reducers/reduce-entries.ts';
import { situationRead } from '../store/reducers/situation-read.ts';
import type { Telemetry } from '../store/telemetry.ts';
import { withTasks } from '../store/unit-tasks.ts';
import type { Api } from './api.ts';
import type { JournalPage } from './journal-sequence.ts';
import type { Picture } from './picture.ts';

/** The part of a zustand store that is written here. */
export type LiveStateStore = {
  getState(): LiveState;
  setState(change: Partial<LiveState>): void;
};

type Parts = { api: Api; store: LiveStateStore; telemetry: Telemetry };

/** More than the frames of a first load on a slow link; what is older is in the next key frame. */
const MAX_EARLY_FRAMES = 200;

/** Writes what arrives into the store and the telemetry columns: the only place that does. */
export function createPictureWriter({ api, store, telemetry }: Parts) {
  /** Frames that came before the registers said which streams there are. */
  let early: Frame[] = [];

  const goOn = async (last: number): Promise<void> => {
    const path = `/api/journal?after=${last}&limit=${TIMELINE_LIMIT}`;
    const answer = await api.get<JournalPage>(path);
    if (!answer.ok) return;
    store.setState({ journal: withTimeline(store.getState().journal, answer.value.entries) });
  };

  /** Nothing older is kept beside it: what lies between would look as if nothing had happened. */
  const begin = async (journal: number): Promise<void> => {
    const answer = await api.get<JournalTimeline>('/api/journal/timeline');
    const later = store.getState().journal.filter(({ number }) => number > journal);
    if (!answer.ok) {
      store.setState({ journal: later, timelineSince: null });
      return;
    }
    const { entries, since } = answer.value;
    store.setState({ journal: withTimeline(later, entries), timelineSince: since });
  };

  return {
    picture({ situation, registers, coverage }: Picture): void {
      const before = store.getState();
      if (before.registers !== registers) telemetry.configure(registers.streams);
      telemetry.applyLatest(situation.latest);
      for (const frame of early) telemetry.applyFrame(frame);
      early = [];
      const read = situationRead(before, situation, coverage);
      const manned = withTasks(registers, read.dispatches);
      store.setState({ ...read, registers: manned, step: 'done', loadError: null });
    },

    /** Throws FrameError on bytes that are no frame; the state is then as it was. */
    frame(bytes: ArrayBuffer | Uint8Array): void {
      const frame = decodeFrame(bytes);
      if (store.getState().registers !== null) telemetry.applyFrame(frame);
      else early = [...early, frame].slice(-MAX_EARLY_FRAMES);
    },

    /** @returns what must be asked for anew */
    entries(entries: readonly JournalEntry[], to: number): readonly Refetch[] {
      const change = reduceEntries(store.getState(), entries, to);
      if (change.conditions.length > 0) telemetry.applyConditions(change.conditions);
      store.setState(change.state);
      return change.refetch;
    },

    /** Fetches the timeline up to the picture: what lacks, or where that is much or nothing was asked yet, all of it. */
    async timeline(journal: number): Promise<void> {
      const { journal: known, timelineSince } = store.getState();
      const last = known.at(-1)?.number ?? 0;
      if (timelineSince === null || journal - last > TIMELINE_LIMIT) return begin(journal);
      if (journal > last) await goOn(last);
    },

    forgetEarly(): void {
      early = [];
    },
  };
}
