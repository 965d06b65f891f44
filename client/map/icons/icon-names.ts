import { HAZARD_CLASSES, type HazardClass } from '../../../shared/model/hazard.ts';
import { CONDITIONS, type Condition, LEVELS, type Level } from '../../../shared/model/level.ts';
import {
  RESOURCE_STATUSES,
  RESOURCE_TYPES,
  type ResourceStatus,
  type ResourceType,
} from '../../../shared/model/resource.ts';
import { SHELTER_STATES, type ShelterState } from '../../../shared/model/shelter.ts';
import { METRIC_NAMES, type Metric } from '../../../shared/model/stream.ts';

/** Names of the drawings in the atlas; a layer names one, the painter draws each once. */
export const iconNames = {
  hazard: (kind: HazardClass, risk: Level | null) => `hazard:${kind}:${risk ?? 'none'}` as const,
  unit: (type: ResourceType, status: ResourceStatus) => `unit:${type}:${status}` as const,
  /** Units from far: too many and too small for a drawing of each. */
  dot: (look: DotLook) => `dot:${look}` as const,
  staleUnit: (type: ResourceType) => `stale:${type}` as const,
  shelter: (state: ShelterState) => `shelter:${state}` as const,
  stream: (metric: Metric, condition: Condition) => `stream:${metric}:${condition}` as const,
  gathering: (condition: Condition) => `gathering:${condition}` as const,
  cluster: (condition: Condition) => `cluster:${condition}` as const,
  alarm: (level: Level, look: AlarmLook) => `alarm:${level}:${look}` as const,
  heading: 'heading',
} as const;

/** `open`: nobody has seen it; `seen`: acknowledged; `over`: cleared and not yet acknowledged. */
const ALARM_LOOKS = ['open', 'seen', 'over'] as const;
export type AlarmLook = (typeof ALARM_LOOKS)[number];

const DOT_LOOKS = ['free', 'busy', 'silent'] as const;
export type DotLook = (typeof DOT_LOOKS)[number];

type Named<Value> = Value extends (...inputs: never[]) => infer Name ? Name : Value;
export type IconName = Named<(typeof iconNames)[keyof typeof iconNames]>;

const RISKS: readonly (Level | null)[] = [...LEVELS, null];

/** Every name there is, in the order of the atlas. */
export const ALL_ICONS: readonly IconName[] = [
  ...HAZARD_CLASSES.flatMap((kind) => RISKS.map((risk) => iconNames.hazard(kind, risk))),
  ...RESOURCE_TYPES.flatMap((type) =>
    RESOURCE_STATUSES.map((status) => iconNames.unit(type, status)),
  ),
  ...RESOURCE_TYPES.map(iconNames.staleUnit),
  ...SHELTER_STATES.map(iconNames.shelter),
  ...METRIC_NAMES.flatMap((metric) =>
    CONDITIONS.map((condition) => iconNames.stream(metric, condition)),
  ),
  ...CONDITIONS.map(iconNames.gathering),
  ...CONDITIONS.map(iconNames.cluster),
  ...LEVELS.flatMap((level) => ALARM_LOOKS.map((look) => iconNames.alarm(level, look))),
  ...DOT_LOOKS.map(iconNames.dot),
  iconNames.heading,
];
