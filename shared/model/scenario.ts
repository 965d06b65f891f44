import Type, { type Static } from 'typebox';
import { CLOSED } from './common.ts';

/** The scripted days that can be played in a demonstration (geodata/scenarios). */
export const SCENARIOS = [
  'normal-day',
  'plum-rain',
  'cherry-blossom',
  'marathon',
  'gas-leak',
  'sensor-failures',
  'silence',
] as const;
export const Scenario = Type.Enum([...SCENARIOS]);
export type Scenario = (typeof SCENARIOS)[number];

/** `none`: no feed is played. */
export const ScenarioChoice = Type.Enum([...SCENARIOS, 'none']);
export type ScenarioChoice = Scenario | 'none';

/** How many minutes of the story pass in one minute. The clock of the readings stays real. */
export const Pace = Type.Integer({ minimum: 1, maximum: 60 });

/** `GET /api/demo`: what is being played. Counts are of readings since the scenario was started. */
export const DemoStatus = Type.Object(
  {
    scenario: ScenarioChoice,
    pace: Pace,
    running: Type.Boolean(),
    minute: Type.Integer({ minimum: 0, description: 'minute of the story' }),
    sent: Type.Integer({ minimum: 0 }),
    refused: Type.Integer({ minimum: 0 }),
  },
  CLOSED,
);
export type DemoStatus = Static<typeof DemoStatus>;
