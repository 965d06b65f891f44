import { Menu } from '@mantine/core';
import { CircleUser } from 'lucide-react';
import { openPanelWindow } from '../commands/open-window.ts';
import { signOut } from '../commands/sign-out.ts';
import { useText } from '../i18n/use-text.ts';
import { OwnDepartments } from '../situation/own-departments.tsx';
import { areaName } from '../situation/place-names.ts';
import { useLive } from '../store/live-store.ts';
import { WINDOW_PANELS } from '../store/own-window.ts';
import { openOverlay } from './overlay-store.ts';

/** Who sits here, for which area, and the ways out. */
export function UserMenu() {
  const text = useText();
  const me = useLive((live) => live.me);
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  return (
    <Menu position="bottom-end" shadow="md" width={230}>
      <Menu.Target>
        <button
          type="button"
          className="jw-icon"
          aria-label={text('bar.user')}
          title={text('bar.user')}
        >
          <CircleUser aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {me !== null && (
          <Menu.Label>
            {me.name} · {text(`role.${me.role}`)} · {areaName({ registers, coverage }, me.area)}
          </Menu.Label>
        )}
        {me !== null && (
          <Menu.Label>
            <OwnDepartments />
          </Menu.Label>
        )}
        {me !== null && me.role !== 'analyst' && (
          <Menu.Item onClick={() => openOverlay('walls')}>{text('direct.title')}</Menu.Item>
        )}
        <Menu.Item component="a" href="/registers">
          {text('registers.title')}
        </Menu.Item>
        {me?.role === 'administrator' && (
          <Menu.Item component="a" href="/admin">
            {text('admin.title')}
          </Menu.Item>
        )}
        <Menu.Label>{text('bar.second-window')}</Menu.Label>
        {WINDOW_PANELS.map((panel) => (
          <Menu.Item key={panel} data-window={panel} onClick={() => openPanelWindow(panel)}>
            {text(`panel.${panel}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => openOverlay('keys')}>{text('bar.keys')}</Menu.Item>
        <Menu.Item component="a" href="/help">
          {text('bar.help')}
        </Menu.Item>
        <Menu.Item component="a" href="/">
          {text('start.back-to-desks')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{text('bar.sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
