import '../i18n/later-words.ts';
import { useStore } from 'zustand';
import { useText } from '../i18n/use-text.ts';
import { paddingStore } from '../store/map-port.ts';
import { EmptyState } from '../ui/states.tsx';

/** What stands where the map would be, while the browser lets nobody draw it. */
export function MapMissing() {
  const text = useText();
  const padding = useStore(paddingStore, (state) => state.padding);
  return (
    <div
      className="jw-map-missing"
      role="alert"
      data-testid="map-missing"
      style={padding === null ? undefined : { ...padding }}
    >
      <EmptyState title={text('map.missing')} hint={text('map.missing.hint')} />
    </div>
  );
}
