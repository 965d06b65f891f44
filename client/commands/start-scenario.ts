import type { DemoStatus, ScenarioChoice } from '../../shared/model/scenario.ts';
import { api } from '../live/api.ts';

/** How many minutes of the story pass in one minute, as the demo bar offers it. */
export const PACES = [1, 5, 10, 30, 60] as const;

/** Plays a scripted day of the demonstration; `none` stops. */
export const startScenario = (scenario: ScenarioChoice, pace: number) =>
  api.send<DemoStatus>('PUT', '/api/demo/scenario', { scenario, pace });
