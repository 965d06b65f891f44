import type { JournalEntry } from '../../../shared/model/journal.ts';
import type { LiveState } from '../live-store.ts';
import type { ConditionChange } from '../telemetry.ts';

/** What must be asked for anew because an entry says that it changed, not how. */
const REFETCHES = ['registers', 'coverage', 'feeds', 'walls', 'warnings'] as const;
export type Refetch = (typeof REFETCHES)[number];

/** What one entry does to the picture. */
export type Change = {
  state: LiveState;
  /** For the telemetry columns, which are not part of the state. */
  conditions: readonly ConditionChange[];
  refetch: readonly Refetch[];
};

/** Takes one entry into account. Pure: the state given is not touched. */
export type Reducer = (state: LiveState, entry: JournalEntry) => Change;

export const changed = (state: LiveState, more: Partial<Omit<Change, 'state'>> = {}): Change => ({
  state,
  conditions: [],
  refetch: [],
  ...more,
});
