import type { FeedStatus } from '../../shared/model/feed.ts';
import type { Wall } from '../../shared/model/wall.ts';
import type { Warning } from '../../shared/model/warning.ts';
import type { LiveState } from '../store/live-store.ts';
import type { Refetch } from '../store/reducers/change.ts';
import type { Api } from './api.ts';

/** Many entries in a row ask for the same thing; it is fetched once they pause. */
const PAUSE_MS = 300;

type Parts = {
  api: Api;
  setState(change: Partial<LiveState>): void;
  /** Registers and coverage come with a new situation. */
  refreshPicture(): void;
};

/** The answers that come as an object with one list. */
type Lists = { feeds: FeedStatus[]; walls: Wall[]; warnings: Warning[] };

/** Asks anew for what an entry said has changed. */
export function createRefetch({ api, setState, refreshPicture }: Parts) {
  const wanted = new Set<Refetch>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function list<Name extends keyof Lists>(name: Name): Promise<void> {
    const answer = await api.get<Lists | Lists[Name]>(`/api/${name}`);
    // A refusal leaves what is shown; the next entry, or the next picture, brings it.
    if (!answer.ok) return;
    const items = Array.isArray(answer.value) ? answer.value : answer.value[name];
    setState({ [name]: items });
  }
  const run = () => {
    timer = null;
    const now = new Set(wanted);
    wanted.clear();
    if (now.has('registers') || now.has('coverage')) {
      refreshPicture();
      return;
    }
    for (const name of ['feeds', 'walls', 'warnings'] as const) {
      if (now.has(name)) void list(name);
    }
  };
  return {
    ask(parts: readonly Refetch[]) {
      for (const part of parts) wanted.add(part);
      if (wanted.size > 0) timer ??= setTimeout(run, PAUSE_MS);
    },
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
      wanted.clear();
    },
  };
}
