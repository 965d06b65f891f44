import type { StyleSpecification } from 'maplibre-gl';
import type { BaseMap } from '../../shared/model/base-map.ts';
import { api } from './api.ts';

/** What the configuration names instead of the bundled base map. */
export type NamedBaseMap =
  | { kind: 'style'; style: StyleSpecification; address: string }
  | { kind: 'tianditu'; key: string }
  | { kind: 'bundled' }
  | { kind: 'unreachable' };

const TIMEOUT_MS = 20_000;

async function readStyle(address: string): Promise<StyleSpecification | null> {
  try {
    // Nothing of ours goes along to another host: no cookie, no referrer.
    const answer = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) return null;
    const style = (await answer.json()) as StyleSpecification;
    return Array.isArray(style.layers) && typeof style.sources === 'object' ? style : null;
  } catch {
    return null;
  }
}

/** Asks which base map is configured, and fetches its style where one is named. */
export async function readBaseMap(): Promise<NamedBaseMap> {
  const answer = await api.get<BaseMap>('/api/base-map');
  if (!answer.ok) return { kind: 'unreachable' };
  const { styleUrl, tiandituKey } = answer.value;
  if (styleUrl !== null) {
    const address = new URL(styleUrl, window.location.href).href;
    const style = await readStyle(address);
    return style === null ? { kind: 'unreachable' } : { kind: 'style', style, address };
  }
  return tiandituKey === null ? { kind: 'bundled' } : { kind: 'tianditu', key: tiandituKey };
}
