import { useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** Shown behind the title, for example a count. */
  readonly badge?: string | undefined;
  /** What a screen reader says for the badge, when it is not a word. */
  readonly badgeName?: string;
}

interface TabsProps<Id extends string> {
  /** Begins the element ids of this set of tabs. */
  readonly group: string;
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** A row of tabs after the WAI-ARIA pattern: one tab stop, arrows move and select. */
export function Tabs<Id extends string>({ group, label, tabs, selected, onSelect }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const next = neighbour(event.key, at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.id);
    list.current?.querySelector<HTMLElement>(`#${tabId(group, tab.id)}`)?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map(({ id, title, badge, badgeName }) => (
        <button
          key={id}
          type="button"
          class="tab"
          role="tab"
          id={tabId(group, id)}
          aria-selected={id === selected}
          aria-controls={panelId(group, id)}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {title}
          {badge !== undefined && (
            <span class="count" aria-hidden={badgeName !== undefined}>
              {badge}
            </span>
          )}
          {badge !== undefined && badgeName && <span class="spoken">{badgeName}</span>}
        </button>
      ))}
    </div>
  );
}

interface TabPanelProps {
  readonly group: string;
  readonly id: string;
  readonly hidden?: boolean;
  readonly children: ComponentChildren;
}

/** What a tab shows. */
export function TabPanel({ group, id, hidden = false, children }: TabPanelProps) {
  return (
    <div
      class="tab-panel"
      role="tabpanel"
      id={panelId(group, id)}
      aria-labelledby={tabId(group, id)}
      hidden={hidden}
    >
      {children}
    </div>
  );
}

function neighbour(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function tabId(group: string, id: string): string {
  return `${group}-${id}-tab`;
}

function panelId(group: string, id: string): string {
  return `${group}-${id}-panel`;
}
