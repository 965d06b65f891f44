import type { GasPressure } from '../model/gas-pipe.ts';

/** Reach of both zones from the outer wall of a pipe, metres. Source: GB 55009-2021, DOMAIN.md §2.6 [L]. */
export const GAS_ZONES: Readonly<
  Record<GasPressure, { protectedMetres: number; controlMetres: number }>
> = {
  low: { protectedMetres: 0.5, controlMetres: 5 },
  medium: { protectedMetres: 0.5, controlMetres: 5 },
  'sub-high': { protectedMetres: 1.5, controlMetres: 15 },
  high: { protectedMetres: 5, controlMetres: 50 },
};

/** No zone of any pipe reaches further, metres. */
export const WIDEST_GAS_ZONE_METRES = Math.max(
  ...Object.values(GAS_ZONES).map(({ controlMetres }) => controlMetres),
);

/** 保护范围, where digging is forbidden (城镇燃气管理条例 art. 33), and 控制范围 around it. */
export const GAS_ZONE_NAMES = ['protected', 'control'] as const;
export type GasZone = (typeof GAS_ZONE_NAMES)[number];

/** The zone that ground lies in, by its distance in metres from the pipe; null: in neither. */
export function gasZoneAt(pressure: GasPressure, metres: number): GasZone | null {
  const { protectedMetres, controlMetres } = GAS_ZONES[pressure];
  if (metres <= protectedMetres) return 'protected';
  return metres <= controlMetres ? 'control' : null;
}
