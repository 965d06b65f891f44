import {
  Combine,
  Grid2x2Plus,
  type LucideIcon,
  MousePointer2,
  Move,
  PaintBucket,
  Redo2,
  ScissorsLineDashed,
  Sparkles,
  SquareDashed,
  SquareMinus,
  SquarePlus,
  SquareSplitHorizontal,
  Undo2,
} from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { mayRedo, mayUndo } from '../session/drawing.ts';
import { usePlan } from '../session/plan-store.ts';
import { redo, undo } from './perform-edit.ts';
import { setStudio, takeTool, useStudio } from './studio-store.ts';
import { LOOKS, TOOLS, type ToolId } from './tools.ts';

const ICONS: Readonly<Record<ToolId, LucideIcon>> = {
  select: MousePointer2,
  move: Move,
  insert: SquarePlus,
  delete: SquareMinus,
  split: ScissorsLineDashed,
  merge: Combine,
  reassign: SquareSplitHorizontal,
  'cut-out': SquareDashed,
  micro: Grid2x2Plus,
  blocks: PaintBucket,
  propose: Sparkles,
};

/** The one toolbar: every tool with its name and its key, what is pressed is in hand. */
export function Toolbar({ locked }: { locked: boolean }) {
  const text = useText();
  const tool = useStudio((studio) => studio.tool);
  return (
    <div className="jw-tools" role="toolbar" aria-label={text('studio.tools')}>
      {TOOLS.map(({ id, key }) => {
        const Icon = ICONS[id];
        return (
          <button
            key={id}
            type="button"
            className="jw-tool"
            data-tool={id}
            aria-pressed={tool === id}
            aria-keyshortcuts={key}
            disabled={locked && id !== 'select'}
            onClick={() => takeTool(id)}
          >
            <Icon aria-hidden="true" />
            <span>
              {text(`tool.${id}`)} <kbd>{key.toUpperCase()}</kbd>
            </span>
          </button>
        );
      })}
      <span className="jw-tools-gap" />
      <Cursor locked={locked} />
      <span className="jw-tools-gap" />
      <Looks />
    </div>
  );
}

function Cursor({ locked }: { locked: boolean }) {
  const text = useText();
  const drawing = usePlan(({ session }) => session?.shown ?? null);
  const acts = [
    { does: 'undo', key: 'Z', Icon: Undo2, may: drawing !== null && mayUndo(drawing), act: undo },
    { does: 'redo', key: 'Y', Icon: Redo2, may: drawing !== null && mayRedo(drawing), act: redo },
  ] as const;
  return acts.map(({ does, key, Icon, may, act }) => (
    <button
      key={does}
      type="button"
      className="jw-tool"
      data-tool={does}
      aria-keyshortcuts={key}
      disabled={locked || !may}
      onClick={act}
    >
      <Icon aria-hidden="true" />
      <span>
        {text(`studio.${does}`)} <kbd>{key}</kbd>
      </span>
    </button>
  ));
}

function Looks() {
  const text = useText();
  const look = useStudio((studio) => studio.look);
  return (
    <Choice
      label={text('studio.look')}
      names={LOOKS}
      chosen={look}
      wordOf={(name) => `${text(`look.${name}`)} ${LOOKS.indexOf(name) + 1}`}
      choose={(chosen) => setStudio({ look: chosen })}
    />
  );
}
