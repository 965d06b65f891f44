import type { FeedStatus } from '../../shared/model/feed.ts';
import type { Wall } from '../../shared/model/wall.ts';
import type { Warning } from '../../shared/model/warning.ts';
import type { LiveState } from '../store/live-store.ts';
import type { Refetch } from '../store/reducers/change.ts';
import type { Api } from './api.ts';
import { createBackOff } from './back-off.ts';

/** Many entries in a row ask for the same thing; it is fetched once they pause. */
const PAUSE_MS = 300;
/** What was refused is asked for again after this long, and later each time. */
const RETRY_MS = { first: 1_000, longest: 15_000 } as const;

type Parts = {
  api: Pick<Api, 'get'>;
  random(): number;
  setState(change: Partial<LiveState>): void;
  /** Registers and coverage come with a new situation. */
  refreshPicture(): void;
};

/** The answers that come as an object with one list. */
type Lists = { feeds: FeedStatus[]; walls: Wall[]; warnings: Warning[] };

/** Asks anew for what an entry said has changed. */
export function createRefetch({ api, random, setState, refreshPicture }: Parts) {
  const wanted = new Set<Refetch>();
  const backOff = createBackOff(RETRY_MS.first, RETRY_MS.longest, random);
  const asked: Record<keyof Lists, number> = { feeds: 0, walls: 0, warnings: 0 };
  const timers = new Map<'asked' | 'refused', ReturnType<typeof setTimeout>>();
  let run = 0;

  const later = (why: 'asked' | 'refused', ms: number) => {
    if (timers.has(why)) return;
    const fetchThen = () => {
      timers.delete(why);
      fetchWanted();
    };
    timers.set(why, setTimeout(fetchThen, ms));
  };
  async function list<Name extends keyof Lists>(name: Name): Promise<void> {
    const [mine, inRun] = [++asked[name], run];
    const answer = await api.get<Lists | Lists[Name]>(`/api/${name}`);
    // An answer that was overtaken by a newer question is older than it: the newer one's counts.
    if (inRun !== run || mine !== asked[name]) return;
    if (!answer.ok) {
      const { status } = answer.refusal;
      // Who may not see it is told nothing else by asking again.
      if (status >= 400 && status < 500) return;
      // A warning nobody asks for again would be missing on a picture that says it is live.
      wanted.add(name);
      later('refused', backOff.nextMs());
      return;
    }
    backOff.reset();
    const items = Array.isArray(answer.value) ? answer.value : answer.value[name];
    setState({ [name]: items });
  }
  function fetchWanted(): void {
    const now = new Set(wanted);
    wanted.clear();
    if (now.has('registers') || now.has('coverage')) {
      refreshPicture();
      return;
    }
    for (const name of ['feeds', 'walls', 'warnings'] as const) {
      if (now.has(name)) void list(name);
    }
  }
  return {
    ask(parts: readonly Refetch[]) {
      for (const part of parts) wanted.add(part);
      if (wanted.size > 0) later('asked', PAUSE_MS);
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      run += 1;
      wanted.clear();
    },
  };
}
