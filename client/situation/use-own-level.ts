import type { CommandLevel } from '../../shared/model/incident-command.ts';
import { levelOf } from '../../shared/risk/command-life.ts';
import { useLive } from '../store/live-store.ts';

/** The level of the desk that looks: city, county or town. Before it is known who looks, the lowest. */
export const useOwnLevel = (): CommandLevel =>
  useLive(({ me }) => (me === null ? 'town' : levelOf(me.scope)));
