import { useText } from '../i18n/use-text.ts';

/** Stands on every screen while any of its data is invented (DOMAIN.md §8). */
export function SyntheticBadge() {
  const text = useText();
  return (
    <span className="jw-badge" data-testid="synthetic-badge">
      {text('badge.synthetic')}
    </span>
  );
}
