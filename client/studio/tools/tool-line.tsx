import { useState } from 'react';
import { isTextKey, useText } from '../../i18n/use-text.ts';
import { WordsField } from '../../ui/words-field.tsx';
import { paintBlocksAt } from './blocks.ts';
import { finishSketch } from './finish-sketch.ts';
import { mergeChosen, tryEdit } from './perform-edit.ts';
import { setStudio, useStudio } from './studio-store.ts';
import { handOf, type ToolId } from './tools.ts';
import { readTyped } from './typed-positions.ts';

/** The line at the bottom: which tool is in hand, what it wants next, and why something cannot be drawn. */
export function ToolLine({ locked }: { locked: string | null }) {
  const text = useText();
  const tool = useStudio((studio) => studio.tool);
  const refused = useStudio((studio) => studio.refused);
  const snapMark = useStudio((studio) => studio.snapMark);
  const selection = useStudio((studio) => studio.selection);
  const reason = `edit-refused.${refused}`;
  return (
    <footer className="jw-bottom jw-studio-line" data-testid="tool-line" data-tool={tool}>
      <b>{text(`tool.${tool}`)}</b>
      {refused !== null ? (
        <p role="alert" className="jw-error">
          {isTextKey(reason) ? text(reason) : text('edit-refused.other')}
        </p>
      ) : (
        <p>{locked ?? text(`tool.${tool}.hint`)}</p>
      )}
      {snapMark && <span className="jw-badge">{text(`studio.snap.${snapMark.to}`)}</span>}
      <span className="jw-grow" />
      {tool === 'merge' && (
        <button
          type="button"
          className="jw-button"
          disabled={selection.length < 2}
          onClick={mergeChosen}
        >
          {text('studio.merge-chosen', { count: selection.length })}
        </button>
      )}
      {(tool === 'cut-out' || tool === 'micro') && <NewName />}
      {locked === null && <TypedPlaces />}
    </footer>
  );
}

function NewName() {
  const text = useText();
  const name = useStudio((studio) => studio.newName);
  return (
    <WordsField
      label={text('studio.new-name')}
      longest={120}
      words={name}
      change={(words) => setStudio({ newName: words })}
    />
  );
}

/** How many places the tools need that a place is pointed out to; lines need two, outlines three. */
const PLACES_NEEDED: Partial<Record<ToolId, number>> = { move: 2, insert: 3, delete: 1, blocks: 1 };

/** Places typed instead of drawn: a line or outline, or where a vertex goes. */
function TypedPlaces() {
  const text = useText();
  const tool = useStudio((studio) => studio.tool);
  const [open, setOpen] = useState(false);
  if (handOf(tool) === 'pick' && !(tool in PLACES_NEEDED)) return null;
  return (
    <>
      <button
        type="button"
        className="jw-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {text('studio.type-places')}
      </button>
      {open && <TypedForm key={tool} close={() => setOpen(false)} />}
    </>
  );
}

function TypedForm({ close }: { close: () => void }) {
  const text = useText();
  const tool = useStudio((studio) => studio.tool);
  const [words, setWords] = useState('');
  const { positions, wrongLine } = readTyped(words);
  const wanted = PLACES_NEEDED[tool] ?? (handOf(tool) === 'line' ? 2 : 3);
  const ready = wrongLine === null && positions.length >= wanted;
  const run = () => {
    const [first, second, third] = positions;
    const done =
      tool === 'move'
        ? tryEdit(() => ({ kind: 'move-vertex', from: first!, to: second! }))
        : tool === 'insert'
          ? tryEdit(() => ({ kind: 'insert-vertex', between: [first!, second!], at: third! }))
          : tool === 'delete'
            ? tryEdit(() => ({ kind: 'delete-vertex', at: first! }))
            : tool === 'blocks'
              ? paintBlocksAt(positions)
              : finishSketch(positions);
    if (done) close();
  };
  return (
    <form
      className="jw-typed"
      data-testid="typed-places"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) run();
      }}
    >
      <label>
        {text(`studio.typed.${tool as 'move'}`)}
        <textarea
          className="jw-input"
          rows={4}
          value={words}
          placeholder={'120.301, 31.575\n85.5 m @ 90'}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <p className="jw-secondary jw-small" role="status">
        {wrongLine === null
          ? text('studio.typed.read', { count: positions.length })
          : text('studio.typed.wrong', { line: wrongLine })}
      </p>
      <button type="submit" className="jw-button" data-strong disabled={!ready}>
        {text('studio.typed.do')}
      </button>
    </form>
  );
}
