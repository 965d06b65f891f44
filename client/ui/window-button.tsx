import { ExternalLink } from 'lucide-react';
import { openPanelWindow } from '../commands/open-window.ts';
import { useText } from '../i18n/use-text.ts';
import { panelOfAddress, type WindowPanel } from '../store/own-window.ts';

/** Opens a panel in a second window; not offered where it has one already. */
export function WindowButton({ panel }: { panel: WindowPanel }) {
  const text = useText();
  if (panelOfAddress(window.location.search) !== null) return null;
  const label = text('window.open', { panel: text(`panel.${panel}`) });
  return (
    <button
      type="button"
      className="jw-icon"
      data-window={panel}
      aria-label={label}
      title={label}
      onClick={() => openPanelWindow(panel)}
    >
      <ExternalLink aria-hidden="true" />
    </button>
  );
}
