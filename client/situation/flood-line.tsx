import type { FloodGround } from '../../shared/model/affected-area.ts';
import { useNameOf } from '../i18n/use-name.ts';
import { useText } from '../i18n/use-text.ts';
import { formatNumber } from '../ui/format-number.ts';
import { SyntheticBadge } from '../ui/synthetic-badge.tsx';

/** What a flood was worked out from, and of how many of its grids nobody knows the height. */
export function FloodLine({ flood }: { flood: FloodGround }) {
  const text = useText();
  const nameOf = useNameOf();
  const { name, level, grids, unknown, synthetic } = flood;
  const of = { name: nameOf(name), level: formatNumber(level, 2), count: formatNumber(grids) };
  return (
    <>
      <span>
        {text('evacuation.flood.ground', of)} {synthetic && <SyntheticBadge />}
      </span>
      {unknown > 0 && (
        <span className="jw-late jw-block">
          {text('evacuation.flood.unknown', { count: formatNumber(unknown) })}
        </span>
      )}
    </>
  );
}
