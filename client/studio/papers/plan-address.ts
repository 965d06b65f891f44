const PLAN = 'plan';
const VIEW = 'view';

/** What the page of plans shows: the list, one plan's file, what it would change, or past divisions. */
export type PlansView = 'list' | 'new' | 'file' | 'impact' | 'past';
const VIEWS: readonly PlansView[] = ['list', 'new', 'file', 'impact', 'past'];

export type PlansAddress = { view: PlansView; plan: string | null };

/** Reads `?plan=…&view=…`; what is not known is the list, or the file where a plan is named. */
export function readPlansAddress(search: string): PlansAddress {
  const parameters = new URLSearchParams(search);
  const plan = parameters.get(PLAN);
  const wanted = VIEWS.find((view) => view === parameters.get(VIEW));
  if (plan === null) return { view: wanted === 'new' || wanted === 'past' ? wanted : 'list', plan };
  return { view: wanted === 'impact' ? 'impact' : 'file', plan };
}

/** The address of a view of the plans' page. */
export function plansLink({ view, plan }: PlansAddress): string {
  const parameters = new URLSearchParams();
  if (plan !== null) parameters.set(PLAN, plan);
  if (view !== 'list' && view !== 'file') parameters.set(VIEW, view);
  const query = parameters.toString();
  return query === '' ? '/plans' : `/plans?${query}`;
}

/** The studio with this plan opened for drawing. */
export const drawingLink = (plan: string): string => `/studio?plan=${encodeURIComponent(plan)}`;
