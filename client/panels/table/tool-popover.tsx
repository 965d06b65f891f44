import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';

/** A button of the table's bar that opens a small box; keys pressed in it are not the desk's. */
export function ToolPopover({
  name,
  icon,
  className,
  children,
}: {
  name: string;
  icon: ReactNode;
  className: string;
  children: ReactNode;
}) {
  return (
    <Popover
      position="top-end"
      shadow="md"
      width={280}
      transitionProps={{ duration: 0 }}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className="jw-button jw-table-tool" title={name}>
          {icon}
          <span className="jw-table-word">{name}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className={className}
        aria-label={name}
        onKeyDown={(event) => event.stopPropagation()}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
