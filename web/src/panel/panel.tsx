import { useEffect } from 'preact/hooks';
import { useDesk } from './desk';
import { Frame } from './frame';
import { LogIn } from './log-in';
import { OrderPage } from './order/page';
import { OrdersPage } from './orders/page';
import { Trouble } from './ui/trouble';

/** The number of unread rings stands in the tab's title, where a seller with many tabs sees it. */
function useTitle() {
  const { words, bell, address, sheet, session } = useDesk();
  const { orders, order, brand } = words.value;
  const number = sheet.order.value?.number;
  const page = address.place.value.order && number ? order.title(number) : orders.title;
  const unread = bell.unread.value;
  const shop = session.viewer.value?.shop.name ?? brand;
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${page} · ${shop}`;
  }, [page, unread, shop]);
}

export function Panel() {
  const { session, address } = useDesk();
  useTitle();
  if (session.isUnreachable.value) return <Trouble onRetry={() => void session.refresh()} />;
  if (session.viewer.value === undefined) return null;
  if (session.viewer.value === null) return <LogIn />;
  const { order } = address.place.value;
  return <Frame>{order ? <OrderPage key={order} id={order} /> : <OrdersPage />}</Frame>;
}
