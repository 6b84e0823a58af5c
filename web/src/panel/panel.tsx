import { useEffect } from 'preact/hooks';
import { useDesk } from './desk';
import { Frame } from './frame';
import { LogIn } from './log-in';
import { LetterPage } from './mail/letter-page';
import { MailPage } from './mail/page';
import { TransactionsPage } from './money/page';
import { OrderPage } from './order/page';
import { OrdersPage } from './orders/page';
import { SettingsPage } from './settings/page';
import { Trouble } from './ui/trouble';

/** The number of unread rings stands in the tab's title, where a seller with many tabs sees it. */
function useTitle() {
  const { words, bell, address, sheet, session } = useDesk();
  const { orders, order, mail, money, settings, brand } = words.value;
  const number = sheet.order.value?.number;
  const place = address.place.value;
  const pages = { transactions: money.title, settings: settings.title };
  const list = place.page ? pages[place.page] : place.mail === null ? orders.title : mail.title;
  const page = place.order && number ? order.title(number) : list;
  const unread = bell.unread.value;
  const shop = session.viewer.value?.shop.name ?? brand;
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${page} · ${shop}`;
  }, [page, unread, shop]);
}

/** And so does the icon in the tab: with a dot while something is unread, or an alarm stands. */
function useIcon() {
  const { bell, alarm } = useDesk();
  const wantsAttention = bell.unread.value > 0 || alarm.orders.value.length > 0;
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (icon) icon.href = `/static/icon${wantsAttention ? '-alert' : ''}.svg`;
  }, [wantsAttention]);
}

/** What the address says. */
function Page() {
  const { address, session, words } = useDesk();
  const rights = session.viewer.value?.rights ?? [];
  const { order, mail, page } = address.place.value;
  if (!rights.includes('SEE_ORDERS')) return <p class="empty">{words.value.trouble.noOrders}</p>;
  if (order) return <OrderPage key={order} id={order} />;
  if (page === 'transactions' && rights.includes('REGISTER_PAYMENTS')) return <TransactionsPage />;
  if (page === 'settings') return <SettingsPage />;
  if (mail === null || !rights.includes('SETTINGS')) return <OrdersPage />;
  return mail ? <LetterPage key={mail} id={mail} /> : <MailPage />;
}

export function Panel() {
  const { session } = useDesk();
  useTitle();
  useIcon();
  if (session.isUnreachable.value)
    return <Trouble obstacle="unreachable" onRetry={() => void session.refresh()} />;
  if (session.viewer.value === undefined) return null;
  if (session.viewer.value === null) return <LogIn />;
  return (
    <Frame>
      <Page />
    </Frame>
  );
}
