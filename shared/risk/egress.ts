import type { Gate, GateWay } from '../model/gate.ts';

/** Persons a minute through a metre of clear width. Source: UK Green Guide [S]. */
export const GATE_FLOW: Readonly<Record<GateWay, number>> = { level: 82, stairs: 66 };
/** How long a normal egress may take, minutes. Source: UK Green Guide [S]. */
export const NORMAL_EGRESS_MINUTES = 8;

export type Egress = {
  /** Clear width of all gates that lead out, metres. */
  widthMetres: number;
  /** Persons that can leave a minute. */
  perMinute: number;
  /** Until the last has left; null where no gate leads out. */
  minutes: number | null;
  /** How many can leave in a normal egress. */
  mostInTime: number;
};

const flowOf = ({ way, widthMetres }: Gate): number => widthMetres * GATE_FLOW[way];

const through = (gates: readonly Gate[], direction: 'in' | 'out'): Gate[] =>
  gates.filter((gate) => gate.direction === direction || gate.direction === 'both');

/** How long so many people need to leave through these gates when all of them are used evenly. */
export function egress(count: number, gates: readonly Gate[]): Egress {
  const out = through(gates, 'out');
  const perMinute = out.reduce((sum, gate) => sum + flowOf(gate), 0);
  return {
    widthMetres: out.reduce((sum, { widthMetres }) => sum + widthMetres, 0),
    perMinute: Math.floor(perMinute),
    minutes: perMinute > 0 ? count / perMinute : null,
    mostInTime: Math.floor(perMinute * NORMAL_EGRESS_MINUTES),
  };
}

/** Persons a minute that can come in through these gates. */
export const inflow = (gates: readonly Gate[]): number =>
  Math.floor(through(gates, 'in').reduce((sum, gate) => sum + flowOf(gate), 0));
