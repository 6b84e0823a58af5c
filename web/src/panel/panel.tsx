import { useEffect } from 'preact/hooks';
import { useDesk } from './desk';
import { Frame } from './frame';
import { LogIn } from './log-in';
import { LetterPage } from './mail/letter-page';
import { MailPage } from './mail/page';
import { OrderPage } from './order/page';
import { OrdersPage } from './orders/page';
import { Trouble } from './ui/trouble';

/** The number of unread rings stands in the tab's title, where a seller with many tabs sees it. */
function useTitle() {
  const { words, bell, address, sheet, session } = useDesk();
  const { orders, order, mail, brand } = words.value;
  const number = sheet.order.value?.number;
  const place = address.place.value;
  const list = place.mail === null ? orders.title : mail.title;
  const page = place.order && number ? order.title(number) : list;
  const unread = bell.unread.value;
  const shop = session.viewer.value?.shop.name ?? brand;
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${page} · ${shop}`;
  }, [page, unread, shop]);
}

/** What the address says. */
function Page() {
  const { address, session, words } = useDesk();
  const rights = session.viewer.value?.rights ?? [];
  const { order, mail } = address.place.value;
  if (!rights.includes('SEE_ORDERS')) return <p class="empty">{words.value.trouble.noOrders}</p>;
  if (order) return <OrderPage key={order} id={order} />;
  if (mail === null || !rights.includes('SETTINGS')) return <OrdersPage />;
  return mail ? <LetterPage key={mail} id={mail} /> : <MailPage />;
}

export function Panel() {
  const { session } = useDesk();
  useTitle();
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
