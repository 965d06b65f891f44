import { Menu } from '@mantine/core';
import { Clapperboard } from 'lucide-react';
import { useState } from 'react';
import { type DemoStatus, SCENARIOS, type ScenarioChoice } from '../../shared/model/scenario.ts';
import { PACES, startScenario } from '../commands/start-scenario.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { Choice } from '../ui/choice.tsx';
import { useQuestion } from '../ui/use-question.ts';

/** How often the bar asks what is playing; another desk may have changed it. */
const ASK_MS = 10_000;

/** Starts any scripted day and sets its pace. Only in a demonstration, and only there visible. */
export function DemoBar() {
  const demo = useLive((live) => live.me?.demo === true);
  return demo ? <DemoMenu /> : null;
}

function DemoMenu() {
  const text = useText();
  const { value, again } = useQuestion<DemoStatus>('/api/demo', ASK_MS);
  const [pace, setPace] = useState<number | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const chosenPace = pace ?? value?.pace ?? 1;
  const play = async (scenario: ScenarioChoice, at: number) => {
    setSaid(text('demo.starting'));
    const answer = await startScenario(scenario, at);
    setSaid(answer.ok ? null : refusalText(text, answer.refusal));
    again();
  };
  const playing = value?.running === true && value.scenario !== 'none';
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <button type="button" className="jw-button jw-demo" data-testid="demo-bar">
          <Clapperboard aria-hidden="true" size={14} />
          <span className="jw-clip">
            {said ?? text(playing ? `scenario.${value.scenario}` : 'demo.none')}
          </span>
          {said === null && playing && <span>×{value.pace}</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text('demo.pace')}</Menu.Label>
        <Choice
          label={text('demo.pace')}
          names={PACES}
          chosen={chosenPace as (typeof PACES)[number]}
          wordOf={(choice) => `×${choice}`}
          choose={(choice) => {
            setPace(choice);
            if (playing) void play(value.scenario, choice);
          }}
        />
        {chosenPace > 1 && (
          <p className="jw-small jw-secondary jw-demo-note">{text('demo.pace-note')}</p>
        )}
        <Menu.Divider />
        <Menu.Label>{text('demo.title')}</Menu.Label>
        {[...SCENARIOS, 'none' as const].map((scenario) => (
          <Menu.Item
            key={scenario}
            data-scenario={scenario}
            aria-current={value?.scenario === scenario}
            fw={value?.scenario === scenario ? 600 : 400}
            onClick={() => void play(scenario, chosenPace)}
          >
            {text(`scenario.${scenario}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
