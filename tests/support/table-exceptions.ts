/** Whoever names a table of another in SQL, and why its repository.ts is not asked. */
type Beside = { by: string[]; why: string };

/** Tables that no feature writes, as the seed fills them, and whose they are. */
export const OWNED: Readonly<Record<string, string>> = {
  calendar_day: 'working-calendar.ts',
  department: 'registers',
  gas_pipe: 'places',
  supply_depot: 'supplies',
  supply_minimum: 'supplies',
};

const ENDS_ACCESS = 'every way in is ended at one blow (server/identity/end-access.ts)';

/** Tables that are written by another than their owner. */
export const WRITTEN_BESIDE: Readonly<Record<string, Beside & { owner: string }>> = {
  danger: {
    ...{ owner: 'hazards', by: ['assessment'] },
    why: 'a deadline that passes raises the level of its grid in one transaction',
  },
  feed_key: {
    owner: 'feeds',
    by: ['identity'],
    why: `${ENDS_ACCESS}, and use is noted at the door`,
  },
  grid_condition: {
    ...{ owner: 'assessment', by: ['grid-plans'] },
    why: 'rows come and go with the versions of grids, in the transaction of the plan',
  },
  read_key: { owner: 'read-keys', by: ['identity'], why: ENDS_ACCESS },
  stream_latest: {
    ...{ owner: 'telemetry', by: ['feeds', 'streams'] },
    why: 'a stream has its row from the moment it is registered: readings only update it',
  },
  unit_pairing: { owner: 'units', by: ['identity'], why: ENDS_ACCESS },
  wall: { owner: 'walls', by: ['identity'], why: ENDS_ACCESS },
};

const GROUND = 'what lies where is asked in one statement with what is looked for';
const JOINED = 'its name, place or state is joined into the answer of another';
const GRADED = 'what stands at a place is weighed over a whole city in one statement';
const PROMISED =
  'a shelter tells what is promised of it, and evacuations stand above shelters: they import them';
const AT_THE_DOOR = 'who comes in is looked up before any feature is asked';

/** Tables that are read by SQL of another than their owner. */
export const READ_BESIDE: Readonly<Record<string, Beside>> = {
  account: { by: ['identity'], why: AT_THE_DOOR },
  alarm: {
    by: [
      ...['alarm-facts', 'cases', 'drills', 'emergency-plan-tasks', 'feeds', 'grid-plans'],
      ...['incidents', 'watch-rules'],
    ],
    why: `${JOINED}; an incident locks the one it is opened from`,
  },
  alarm_hold: { by: ['feeds', 'streams', 'watch-rules'], why: JOINED },
  alarm_sight: { by: ['watch-rules'], why: GRADED },
  alarm_verdict: { by: ['alarms', 'grid-plans', 'watch-rules'], why: JOINED },
  area: {
    by: [
      ...['accounts', 'areas', 'cases', 'drills', 'emergency-plans', 'evacuations', 'grids'],
      ...['identity', 'interchange', 'ogc', 'read-keys', 'service-items', 'walls', 'warnings'],
      'watch-rules',
    ],
    why: GROUND,
  },
  coverage: { by: ['areas', 'grids'], why: 'what is stored of a version is served as it is' },
  department: {
    by: [
      ...['drills', 'emergency-plans', 'feeds', 'hazards', 'identity', 'interchange'],
      ...['key-places', 'service-items', 'shelters'],
    ],
    why: 'whether there is one is asked of a list of a few rows',
  },
  emergency_plan: { by: ['drills', 'emergency-plan-tasks'], why: JOINED },
  evacuation: { by: ['shelters'], why: PROMISED },
  evacuation_place: { by: ['shelters'], why: PROMISED },
  feed: {
    by: ['alarm-facts', 'identity', 'situation', 'telemetry'],
    why: `${JOINED}; readings are forgotten feed by feed`,
  },
  gathering: { by: ['grids', 'spontaneous', 'streams'], why: JOINED },
  grid: {
    by: [
      ...['crosswalk', 'drills', 'evacuations', 'grid-tasks', 'grids', 'interchange', 'ogc'],
      ...['patrols', 'places', 'staffing', 'tips', 'warnings'],
    ],
    why: GROUND,
  },
  grid_condition: { by: ['grids', 'situation'], why: GRADED },
  grid_lineage: { by: ['grids'], why: GROUND },
  grid_plan: { by: ['grids'], why: JOINED },
  grid_staffing: { by: ['grid-plans'], why: GROUND },
  grid_task: { by: ['cases'], why: JOINED },
  hazard: {
    by: [
      ...['affected-area', 'assessment', 'drills', 'grid-plans', 'grids', 'ogc', 'places'],
      'watch-rules',
    ],
    why: GROUND,
  },
  incident: {
    by: ['cases', 'dispatches', 'drills', 'emergency-plan-tasks', 'evacuations', 'grid-plans'],
    why: JOINED,
  },
  incident_tip: { by: ['grid-plans', 'tips'], why: JOINED },
  journal: {
    by: ['alarms', 'registers', 'rules', 'situation'],
    why: 'what was is told by it alone',
  },
  key_place: { by: ['drills', 'grid-plans'], why: JOINED },
  platform: { by: ['registers'], why: 'whether the city is seeded, and which coverage holds' },
  protected_object: { by: ['grid-plans', 'hazards'], why: GROUND },
  quarantine: { by: ['feeds'], why: JOINED },
  reading: {
    by: ['rules', 'situation', 'spontaneous', 'streams'],
    why: 'a history is read where it is drawn or tried',
  },
  resource: { by: ['dispatches', 'drills', 'identity', 'places', 'watch-rules'], why: JOINED },
  rule: { by: ['streams'], why: JOINED },
  service_item: { by: ['grid-tasks'], why: JOINED },
  session: { by: ['units'], why: 'whether the page of a unit is open stands beside the unit' },
  shelter: {
    by: ['drills', 'evacuations', 'grid-plans', 'grids', 'ogc', 'streams', 'supplies'],
    why: GROUND,
  },
  shelter_step: { by: ['evacuations'], why: JOINED },
  stream: {
    by: [
      ...['alarm-facts', 'assessment', 'emergency-plan-tasks', 'feeds', 'grid-plans', 'grids'],
      ...['hazards', 'places', 'situation', 'spontaneous', 'telemetry', 'watch-rules'],
    ],
    why: JOINED,
  },
  stream_latest: { by: ['assessment', 'places'], why: GRADED },
  supply_depot: { by: ['drills'], why: JOINED },
  threshold: { by: ['alarm-facts'], why: 'steps are taken as rows of the statement they decide' },
  tip: { by: ['assessment', 'cases', 'grid-plans', 'incidents'], why: JOINED },
  unit_certification: { by: ['dispatches'], why: JOINED },
  unit_profile: { by: ['dispatches'], why: JOINED },
};
