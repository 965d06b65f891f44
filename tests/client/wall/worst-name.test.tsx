import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { WorstName } from '../../../client/wall/worst-alarms.tsx';

const shown = (label: string) => renderToStaticMarkup(<WorstName label={label} name={label} />);

describe('the name of an alarm on the wall', () => {
  it('stands on one line in full size where there is room', () => {
    expect(shown('蠡湖 水位')).toContain('jw-clip');
  });

  it('that has no room there is told on two smaller lines: its cause is not what is cut', () => {
    expect(shown('利港街道 · 两处可燃气体同时报警')).toContain('jw-worst-long');
  });
});
