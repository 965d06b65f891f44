import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { setStudio } from './tools/studio-store.ts';
import { LOOKS, TOOLS } from './tools/tools.ts';

/** Every tool with its key and what it does, and the way a plan goes. */
export function StudioHelp() {
  const text = useText();
  const keys: [key: string, words: string][] = [
    ...TOOLS.map(({ id, key }): [string, string] => [
      key.toUpperCase(),
      text('said.of', { name: text(`tool.${id}`), words: text(`tool.${id}.hint`) }),
    ]),
    ...LOOKS.map((look, index): [string, string] => [String(index + 1), text(`look.${look}`)]),
    ['Z / Ctrl-Z', text('studio.undo')],
    ['Y / Ctrl-Y', text('studio.redo')],
    ['Enter', text('studio.help.enter')],
    ['Esc', text('studio.help.leave')],
    ['Shift', text('studio.help.shift')],
  ];
  return (
    <Dialog title={text('studio.help')} size="lg" close={() => setStudio({ helpOpen: false })}>
      <dl className="jw-keys" data-testid="studio-help">
        {keys.map(([key, words]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p>{text('studio.help.way')}</p>
      <p>{text('studio.compactness.help')}</p>
    </Dialog>
  );
}
