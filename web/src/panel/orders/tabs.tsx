import { useDesk } from '../desk';
import { PlaceLink } from '../ui/place-link';
import { SavedTabs } from './saved-tabs';
import { TABS } from './view';

/** The statuses as links, each with its number. */
export function Tabs() {
  const { words, address, list } = useDesk();
  const { tabs, tabsLabel } = words.value.orders;
  return (
    <nav class="tabs" aria-label={tabsLabel}>
      {TABS.map((tab) => {
        const count = list.countOf(tab);
        return (
          <PlaceLink
            key={tab}
            to={{ tab }}
            aria-current={address.place.value.tab === tab ? 'page' : undefined}
          >
            {tabs[tab]} {count !== undefined && <span class="tab-count">{count}</span>}
          </PlaceLink>
        );
      })}
      <SavedTabs />
    </nav>
  );
}
