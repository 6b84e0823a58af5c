-- Two shops as migration 0001 kept them: written once by the real actions, the same SQL on both engines.

INSERT INTO "shop" ("id", "name", "emails", "language", "currency", "country", "time_zone", "event_seq", "order_seq", "is_demo", "created_at") VALUES
  (1, 'Café Aurora', '["ventas@aurora.example","bodega@aurora.example"]', 'es', 'COP', 'CO', 'America/Bogota', 21, 1005, FALSE, '2026-11-24 11:57:42.190261+00:00'),
  (2, 'Otra tienda', '[]', 'es', 'COP', 'CO', 'America/Bogota', 1, 1001, FALSE, '2026-11-24 11:57:42.192816+00:00');

INSERT INTO "staff" ("id", "name", "email", "role", "language", "password_hash", "active", "created_at", "shop_id") VALUES
  (1, 'Owner 1', 'owner-1@aurora.example', 'OWNER', 'es', 'no password', TRUE, '2026-11-24 11:57:42.193895+00:00', 1),
  (2, 'Admin 2', 'admin-2@aurora.example', 'ADMIN', 'es', 'no password', TRUE, '2026-11-24 11:57:42.194615+00:00', 1),
  (3, 'Operator 3', 'operator-3@aurora.example', 'OPERATOR', 'es', 'no password', TRUE, '2026-11-24 11:57:42.195079+00:00', 1),
  (4, 'Picker 4', 'picker-4@aurora.example', 'PICKER', 'es', 'no password', TRUE, '2026-11-24 11:57:42.195588+00:00', 1),
  (5, 'Admin 5', 'admin-5@aurora.example', 'ADMIN', 'es', 'no password', TRUE, '2026-11-24 11:57:42.196127+00:00', 2);

INSERT INTO "session" ("id", "token_hash", "user_agent", "created_at", "expires_at", "revoked_at", "staff_id") VALUES
  (1, 'a7541f453a7cc5897fda25dd726b11472b47d7287e03b0d99132cbe365a05277', '', '2026-11-24 11:57:42.196761+00:00', '2026-11-25 11:57:42.196584+00:00', NULL, 1),
  (2, '603c709c2cfde0e70accde369c442ecd13f281e6e715290845fcf06203f5563c', '', '2026-11-24 11:57:42.197679+00:00', '2026-11-25 11:57:42.197653+00:00', NULL, 2);

INSERT INTO "api_key" ("id", "name", "hint", "key_hash", "scopes", "created_at", "revoked_at", "shop_id") VALUES
  (1, 'Tienda en línea', 'mok_op2V', '0b8f327c5936913adecc15797803f075d643f06d004c6ef92f85513704867987', '["orders:place","orders:read"]', '2026-11-24 11:57:42.198346+00:00', NULL, 1),
  (2, 'Tienda en línea', 'mok_X1Ns', 'c8c57e43b789d63236681feba949e2c7cfbdc772edc90135f8e8b3b5315bfe5b', '["orders:place","orders:read"]', '2026-11-24 11:57:42.199346+00:00', NULL, 2);

INSERT INTO "login_attempt" ("id", "subject", "at") VALUES
  (1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-24 11:57:42.199924+00:00'),
  (2, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', '2026-11-24 11:57:42.200552+00:00');

INSERT INTO "payment_method" ("id", "code", "name_es", "name_en", "policy", "active", "shop_id") VALUES
  (1, 'ONLINE', 'Pago en línea', 'Online payment', 'ONLINE', TRUE, 1),
  (2, 'BANK_TRANSFER', 'Transferencia', 'Bank transfer', 'PREPAID', TRUE, 1),
  (3, 'PAYMENT_LINK', 'Link de pago', 'Payment link', 'PREPAID', TRUE, 1),
  (4, 'CASH_ON_DELIVERY', 'Contra entrega', 'Cash on delivery', 'ON_DELIVERY', TRUE, 1),
  (5, 'ONLINE', 'Pago en línea', 'Online payment', 'ONLINE', TRUE, 2),
  (6, 'BANK_TRANSFER', 'Transferencia', 'Bank transfer', 'PREPAID', TRUE, 2),
  (7, 'PAYMENT_LINK', 'Link de pago', 'Payment link', 'PREPAID', TRUE, 2),
  (8, 'CASH_ON_DELIVERY', 'Contra entrega', 'Cash on delivery', 'ON_DELIVERY', TRUE, 2);

INSERT INTO "customer" ("id", "name", "phone", "email", "shop_id") VALUES
  (1, 'José Peñaloza', '+573001234567', 'jose@cliente.example', 1),
  (2, 'José Peñaloza', '+573001234567', 'jose@cliente.example', 2);

INSERT INTO "order" ("id", "number", "external_id", "fingerprint", "version", "status", "cancelled_from", "cancel_reason", "payment_status", "policy", "dispatch_method", "city", "currency", "subtotal", "shipping", "tax", "fees", "discount", "total", "paid", "language", "note", "source", "tracking_nonce", "tracking_hash", "search_text", "search_contact", "placed_at", "accepted_at", "preparing_at", "dispatched_at", "completed_at", "cancelled_at", "customer_id", "payment_method_id", "shop_id") VALUES
  (1, 1001, 'WEB-6', '6f3edcdaf51ef6d559dcf4d6e11ebf3d7445ecf68258fbb7d20a039c41429ba0', 5, 'SHIPPED', NULL, NULL, 'PAID', 'PREPAID', 'DELIVERY', 'Bogotá', 'COP', 50000, 0, 0, '[{"name":"Empaque","amount":1000}]', 0, 51000, 51000, 'es', 'O''Higgins dijo: "tocar"
dos veces', 'STOREFRONT', 'd778dc05d8d33294eaf938e15c610de8', 'ebfaa4d3790c7e84924e8e2e60aa99be4a8520bc9d83985d45a0395bff2e25af', '1001 web-6 jose penaloza', '+573001234567 jose@cliente.example trf-7', '2026-11-24 11:57:42.210822+00:00', '2026-11-24 11:57:42.238562+00:00', '2026-11-24 11:57:42.242801+00:00', '2026-11-24 11:57:42.245952+00:00', NULL, NULL, 1, 2, 1),
  (2, 1002, 'WEB-8', '1104bfb54423b336d59560875d5158ade0e8b5d1b397da56ba04fb8d3dfca908', 5, 'PREPARING', NULL, NULL, 'PENDING', 'ON_DELIVERY', 'PICKUP', 'Bogotá', 'COP', 50000, 0, 0, '[]', 0, 50000, 0, 'en', '', 'STOREFRONT', 'd6c43b899ccd0d951e26703b2f9def74', '758e4915de8cd88bde79a6d4eec8d6b0b69376cd27131acbf0b651bd61482717', '1002 web-8 jose penaloza', '+573001234567 jose@cliente.example', '2026-11-24 11:57:42.250406+00:00', '2026-11-24 11:57:42.260508+00:00', '2026-11-24 11:57:42.263480+00:00', NULL, NULL, NULL, 1, 4, 1),
  (3, 1003, 'WEB-10', '318476b79320c7e875b15c3fefc7bbc8d4df2e486bbb8dea88945dc4bb335dcc', 2, 'RECEIVED', NULL, NULL, 'PAID', 'ONLINE', 'DELIVERY', 'Bogotá', 'COP', 50000, 0, 0, '[]', 0, 50000, 50000, 'es', '', 'STOREFRONT', '6ecba3f59e9e21ee3cdc8f31130286f3', '0c586c597eea113dcde701665077753c56c9172b3a6b0bf3d7ad220e9d6b8221', '1003 web-10 jose penaloza', '+573001234567 jose@cliente.example pse-9', '2026-11-24 11:57:42.278168+00:00', NULL, NULL, NULL, NULL, NULL, 1, 1, 1),
  (4, 1001, 'WEB-11', 'ba6de6e66a8cbb2e6fb688d2ed8939c57db29fdf41030ba7d7380c66d24a609b', 1, 'RECEIVED', NULL, NULL, 'PENDING', 'PREPAID', 'DELIVERY', 'Bogotá', 'COP', 50000, 0, 0, '[]', 0, 50000, 0, 'es', '', 'STOREFRONT', 'c731b977646a68f827acdbdffa0ca9dc', 'c1a4913bf75dd48072f08b458a20d213fa3796eb26569e27e73b17db2c928ce0', '1001 web-11 jose penaloza', '+573001234567 jose@cliente.example', '2026-11-24 11:57:42.289995+00:00', NULL, NULL, NULL, NULL, NULL, 2, 6, 2),
  (5, 1004, 'WEB-12', 'be363319c712c971cb7a21d65bc1678f006dce4cbeef32ed173b31da2118df75', 3, 'CANCELLED', 'RECEIVED', 'OUT_OF_STOCK', 'REFUND_DUE', 'PREPAID', 'DELIVERY', 'Bogotá', 'COP', 50000, 0, 0, '[]', 0, 50000, 20000, 'es', '', 'STOREFRONT', '05faa2fbaf0c46811611c6d0b0cf0f0e', '7ca13b53c313a0a74136753984b6d1197e3bd393958d088f08e488fd51a15a3a', '1004 web-12 jose penaloza', '+573001234567 jose@cliente.example trf-a', '2026-11-24 11:57:42.298963+00:00', NULL, NULL, NULL, NULL, '2026-11-24 11:57:42.315284+00:00', 1, 2, 1),
  (6, 1005, 'WEB-13', '33f07ce6d8d29cce2b353278234c4a62cf48f940b3877fbae1823210d07bd5f0', 6, 'COMPLETED', NULL, NULL, 'PAID', 'ON_DELIVERY', 'DELIVERY', 'Bogotá', 'COP', 50000, 0, 0, '[]', 0, 50000, 50000, 'es', '', 'STOREFRONT', '95e90b021c0cf08ef93b00f8261cefdf', 'cdf25a8dd3ec1554b3a8f4c3a938688b15d5f642730ce279a693880da4ba8bcc', '1005 web-13 jose penaloza', '+573001234567 jose@cliente.example trf-14', '2026-11-24 11:57:42.328996+00:00', '2026-11-24 11:57:42.337420+00:00', '2026-11-24 11:57:42.340232+00:00', '2026-11-24 11:57:42.343050+00:00', '2026-11-24 11:57:42.345928+00:00', NULL, 1, 4, 1);

INSERT INTO "order_line" ("id", "position", "sku", "name", "options", "quantity", "unit_price", "line_total", "image_url", "note", "order_id") VALUES
  (1, 0, '', 'Camiseta «Ñandú», talla M', '[{"name":"Talla","value":"M"}]', 2, 20000, 40000, 'https://cdn.example.com/c.png', 'sin bolsa', 1),
  (2, 1, '', 'Gorra', '[]', 1, 10000, 10000, '', '', 1),
  (3, 0, 'CAF-500', 'Café Sierra Nevada 500 g', '[]', 2, 25000, 50000, '', '', 2),
  (4, 0, 'CAF-500', 'Café Sierra Nevada 500 g', '[]', 2, 25000, 50000, '', '', 3),
  (5, 0, 'CAF-500', 'Café Sierra Nevada 500 g', '[]', 2, 25000, 50000, '', '', 4),
  (6, 0, 'CAF-500', 'Café Sierra Nevada 500 g', '[]', 2, 25000, 50000, '', '', 5),
  (7, 0, 'CAF-500', 'Café Sierra Nevada 500 g', '[]', 2, 25000, 50000, '', '', 6);

INSERT INTO "dispatch" ("id", "method", "recipient", "address", "address_extra", "region", "postal_code", "country", "instructions", "pickup_point", "order_id") VALUES
  (1, 'DELIVERY', '', 'Calle 85 # 11-53, apto 402', '', '', '', 'CO', '', '', 1),
  (2, 'PICKUP', '', '', '', '', '', 'CO', '', 'Local 12, C.C. Andino', 2),
  (3, 'DELIVERY', '', 'Calle 85 # 11-53, apto 402', '', '', '', 'CO', '', '', 3),
  (4, 'DELIVERY', '', 'Calle 85 # 11-53, apto 402', '', '', '', 'CO', '', '', 4),
  (5, 'DELIVERY', '', 'Calle 85 # 11-53, apto 402', '', '', '', 'CO', '', '', 5),
  (6, 'DELIVERY', '', 'Calle 85 # 11-53, apto 402', '', '', '', 'CO', '', '', 6);

INSERT INTO "transaction" ("id", "kind", "status", "amount", "currency", "reference", "note", "override_reason", "actor_kind", "actor_name", "registered_at", "received_on", "order_id", "payment_method_id", "shop_id", "staff_id") VALUES
  (1, 'PAYMENT', 'PENDING', 51000, 'COP', '', '', '', 'STOREFRONT', 'Tienda en línea', '2026-11-24 11:57:42.212111+00:00', NULL, 1, 2, 1, NULL),
  (2, 'PAYMENT', 'SETTLED', 51000, 'COP', 'TRF-7', '', '', 'STOREFRONT', 'Tienda en línea', '2026-11-24 11:57:42.235327+00:00', '2026-11-24', 1, 2, 1, NULL),
  (3, 'PAYMENT', 'PENDING', 50000, 'COP', '', '', '', 'STOREFRONT', 'Tienda en línea', '2026-11-24 11:57:42.250919+00:00', NULL, 2, 4, 1, NULL),
  (4, 'PAYMENT', 'SETTLED', 50000, 'COP', 'PSE-9', '', '', 'STOREFRONT', 'Tienda en línea', '2026-11-24 11:57:42.279900+00:00', '2026-11-24', 3, 1, 1, NULL),
  (5, 'PAYMENT', 'PENDING', 50000, 'COP', '', '', '', 'STOREFRONT', 'Tienda en línea', '2026-11-24 11:57:42.291103+00:00', NULL, 4, 6, 2, NULL),
  (6, 'PAYMENT', 'PENDING', 50000, 'COP', '', '', '', 'STOREFRONT', 'Tienda en línea', '2026-11-24 11:57:42.299586+00:00', NULL, 5, 2, 1, NULL),
  (7, 'PAYMENT', 'SETTLED', 20000, 'COP', 'TRF-A', 'Nequi', '', 'STAFF', 'Owner 1', '2026-11-24 11:57:42.308509+00:00', '2026-11-24', 5, 2, 1, 1),
  (8, 'PAYMENT', 'PENDING', 50000, 'COP', '', '', '', 'STOREFRONT', 'Tienda en línea', '2026-11-24 11:57:42.329493+00:00', NULL, 6, 4, 1, NULL),
  (9, 'PAYMENT', 'SETTLED', 50000, 'COP', 'TRF-14', '', '', 'STOREFRONT', 'Tienda en línea', '2026-11-24 11:57:42.334759+00:00', '2026-11-24', 6, 4, 1, NULL);

INSERT INTO "event" ("id", "number", "kind", "actor_kind", "actor_name", "data", "at", "order_id", "shop_id", "staff_id") VALUES
  (1, 1, 'ORDER_PLACED', 'STOREFRONT', 'Tienda en línea', '{"total":51000,"currency":"COP"}', '2026-11-24 11:57:42.212657+00:00', 1, 1, NULL),
  (2, 2, 'PAYMENT_REGISTERED', 'STOREFRONT', 'Tienda en línea', '{"amount":51000,"currency":"COP","reference":"TRF-7"}', '2026-11-24 11:57:42.236573+00:00', 1, 1, NULL),
  (3, 3, 'ORDER_ACCEPTED', 'STOREFRONT', 'Tienda en línea', '{"origin":"RECEIVED","to":"ACCEPTED"}', '2026-11-24 11:57:42.239001+00:00', 1, 1, NULL),
  (4, 4, 'STATUS_ADVANCED', 'STOREFRONT', 'Tienda en línea', '{"origin":"ACCEPTED","to":"PREPARING"}', '2026-11-24 11:57:42.243175+00:00', 1, 1, NULL),
  (5, 5, 'STATUS_ADVANCED', 'STOREFRONT', 'Tienda en línea', '{"origin":"PREPARING","to":"SHIPPED"}', '2026-11-24 11:57:42.246375+00:00', 1, 1, NULL),
  (6, 6, 'ORDER_PLACED', 'STOREFRONT', 'Tienda en línea', '{"total":50000,"currency":"COP"}', '2026-11-24 11:57:42.251141+00:00', 2, 1, NULL),
  (7, 7, 'ORDER_ACCEPTED', 'STOREFRONT', 'Tienda en línea', '{"origin":"RECEIVED","to":"ACCEPTED"}', '2026-11-24 11:57:42.260886+00:00', 2, 1, NULL),
  (8, 8, 'STATUS_ADVANCED', 'STOREFRONT', 'Tienda en línea', '{"origin":"ACCEPTED","to":"PREPARING"}', '2026-11-24 11:57:42.263816+00:00', 2, 1, NULL),
  (9, 9, 'STATUS_ADVANCED', 'STOREFRONT', 'Tienda en línea', '{"origin":"PREPARING","to":"READY_FOR_PICKUP"}', '2026-11-24 11:57:42.273131+00:00', 2, 1, NULL),
  (10, 10, 'ORDER_PLACED', 'STOREFRONT', 'Tienda en línea', '{"total":50000,"currency":"COP"}', '2026-11-24 11:57:42.280983+00:00', 3, 1, NULL),
  (11, 1, 'ORDER_PLACED', 'STOREFRONT', 'Tienda en línea', '{"total":50000,"currency":"COP"}', '2026-11-24 11:57:42.291500+00:00', 4, 2, NULL),
  (12, 11, 'ORDER_PLACED', 'STOREFRONT', 'Tienda en línea', '{"total":50000,"currency":"COP"}', '2026-11-24 11:57:42.300080+00:00', 5, 1, NULL),
  (13, 12, 'PAYMENT_REGISTERED', 'STAFF', 'Owner 1', '{"amount":20000,"currency":"COP","reference":"TRF-A"}', '2026-11-24 11:57:42.309978+00:00', 5, 1, 1),
  (14, 13, 'ORDER_CANCELLED', 'STAFF', 'Owner 1', '{"origin":"RECEIVED","reason":"OUT_OF_STOCK","note":"agotado"}', '2026-11-24 11:57:42.316330+00:00', 5, 1, 1),
  (15, 14, 'STATUS_REVERTED', 'STAFF', 'Owner 1', '{"origin":"READY_FOR_PICKUP","to":"PREPARING","reason":"faltaba"}', '2026-11-24 11:57:42.323224+00:00', 2, 1, 1),
  (16, 15, 'NOTE_ADDED', 'STAFF', 'Owner 1', '{"text":"llamar antes"}', '2026-11-24 11:57:42.325839+00:00', 3, 1, 1),
  (17, 16, 'ORDER_PLACED', 'STOREFRONT', 'Tienda en línea', '{"total":50000,"currency":"COP"}', '2026-11-24 11:57:42.329734+00:00', 6, 1, NULL),
  (18, 17, 'PAYMENT_REGISTERED', 'STOREFRONT', 'Tienda en línea', '{"amount":50000,"currency":"COP","reference":"TRF-14"}', '2026-11-24 11:57:42.335643+00:00', 6, 1, NULL),
  (19, 18, 'ORDER_ACCEPTED', 'STOREFRONT', 'Tienda en línea', '{"origin":"RECEIVED","to":"ACCEPTED"}', '2026-11-24 11:57:42.337735+00:00', 6, 1, NULL),
  (20, 19, 'STATUS_ADVANCED', 'STOREFRONT', 'Tienda en línea', '{"origin":"ACCEPTED","to":"PREPARING"}', '2026-11-24 11:57:42.340567+00:00', 6, 1, NULL),
  (21, 20, 'STATUS_ADVANCED', 'STOREFRONT', 'Tienda en línea', '{"origin":"PREPARING","to":"SHIPPED"}', '2026-11-24 11:57:42.343394+00:00', 6, 1, NULL),
  (22, 21, 'STATUS_ADVANCED', 'STOREFRONT', 'Tienda en línea', '{"origin":"SHIPPED","to":"COMPLETED"}', '2026-11-24 11:57:42.346358+00:00', 6, 1, NULL);

INSERT INTO "notification" ("id", "event_number", "order_number", "kind", "created_at", "read_at", "order_id", "shop_id", "staff_id") VALUES
  (1, 1, 1001, 'NEW_ORDER', '2026-11-24 11:57:42.213460+00:00', '2026-11-24 11:57:42.190261+00:00', 1, 1, 1),
  (2, 1, 1001, 'NEW_ORDER', '2026-11-24 11:57:42.213477+00:00', '2026-11-24 11:57:42.190261+00:00', 1, 1, 2),
  (3, 1, 1001, 'NEW_ORDER', '2026-11-24 11:57:42.213490+00:00', NULL, 1, 1, 3),
  (4, 1, 1001, 'NEW_ORDER', '2026-11-24 11:57:42.213501+00:00', NULL, 1, 1, 4),
  (5, 2, 1001, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.237146+00:00', NULL, 1, 1, 1),
  (6, 2, 1001, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.237162+00:00', NULL, 1, 1, 2),
  (7, 2, 1001, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.237175+00:00', NULL, 1, 1, 3),
  (8, 2, 1001, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.237186+00:00', NULL, 1, 1, 4),
  (9, 6, 1002, 'NEW_ORDER', '2026-11-24 11:57:42.251599+00:00', NULL, 2, 1, 1),
  (10, 6, 1002, 'NEW_ORDER', '2026-11-24 11:57:42.251614+00:00', NULL, 2, 1, 2),
  (11, 6, 1002, 'NEW_ORDER', '2026-11-24 11:57:42.251625+00:00', NULL, 2, 1, 3),
  (12, 6, 1002, 'NEW_ORDER', '2026-11-24 11:57:42.251636+00:00', NULL, 2, 1, 4),
  (13, 10, 1003, 'NEW_ORDER', '2026-11-24 11:57:42.281472+00:00', NULL, 3, 1, 1),
  (14, 10, 1003, 'NEW_ORDER', '2026-11-24 11:57:42.281487+00:00', NULL, 3, 1, 2),
  (15, 10, 1003, 'NEW_ORDER', '2026-11-24 11:57:42.281499+00:00', NULL, 3, 1, 3),
  (16, 10, 1003, 'NEW_ORDER', '2026-11-24 11:57:42.281510+00:00', NULL, 3, 1, 4),
  (17, 1, 1001, 'NEW_ORDER', '2026-11-24 11:57:42.293539+00:00', NULL, 4, 2, 5),
  (18, 11, 1004, 'NEW_ORDER', '2026-11-24 11:57:42.301408+00:00', NULL, 5, 1, 1),
  (19, 11, 1004, 'NEW_ORDER', '2026-11-24 11:57:42.301426+00:00', NULL, 5, 1, 2),
  (20, 11, 1004, 'NEW_ORDER', '2026-11-24 11:57:42.301439+00:00', NULL, 5, 1, 3),
  (21, 11, 1004, 'NEW_ORDER', '2026-11-24 11:57:42.301449+00:00', NULL, 5, 1, 4),
  (22, 12, 1004, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.310627+00:00', NULL, 5, 1, 2),
  (23, 12, 1004, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.310643+00:00', NULL, 5, 1, 3),
  (24, 12, 1004, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.310655+00:00', NULL, 5, 1, 4),
  (25, 13, 1004, 'ORDER_CANCELLED', '2026-11-24 11:57:42.316937+00:00', NULL, 5, 1, 2),
  (26, 13, 1004, 'ORDER_CANCELLED', '2026-11-24 11:57:42.316955+00:00', NULL, 5, 1, 3),
  (27, 13, 1004, 'ORDER_CANCELLED', '2026-11-24 11:57:42.316966+00:00', NULL, 5, 1, 4),
  (28, 16, 1005, 'NEW_ORDER', '2026-11-24 11:57:42.330192+00:00', NULL, 6, 1, 1),
  (29, 16, 1005, 'NEW_ORDER', '2026-11-24 11:57:42.330208+00:00', NULL, 6, 1, 2),
  (30, 16, 1005, 'NEW_ORDER', '2026-11-24 11:57:42.330220+00:00', NULL, 6, 1, 3),
  (31, 16, 1005, 'NEW_ORDER', '2026-11-24 11:57:42.330231+00:00', NULL, 6, 1, 4),
  (32, 17, 1005, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.336138+00:00', NULL, 6, 1, 1),
  (33, 17, 1005, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.336153+00:00', NULL, 6, 1, 2),
  (34, 17, 1005, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.336165+00:00', NULL, 6, 1, 3),
  (35, 17, 1005, 'PAYMENT_REGISTERED', '2026-11-24 11:57:42.336177+00:00', NULL, 6, 1, 4);

INSERT INTO "letter" ("id", "key", "to", "sender_name", "subject", "text", "html", "language", "status", "attempts", "due_at", "claimed_until", "last_error", "created_at", "sent_at", "order_id", "shop_id") VALUES
  (1, 'order:1:RECEIVED:shop:0', 'ventas@aurora.example', 'Café Aurora', 'Nueva orden #1001 por $ 51.000', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'SENT', 1, '2026-11-24 11:57:42.229592+00:00', NULL, '', '2026-11-24 11:57:42.229581+00:00', '2026-11-24 11:57:42.190261+00:00', 1, 1),
  (2, 'order:1:RECEIVED:shop:1', 'bodega@aurora.example', 'Café Aurora', 'Nueva orden #1001 por $ 51.000', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'SENT', 1, '2026-11-24 11:57:42.231197+00:00', NULL, '', '2026-11-24 11:57:42.231190+00:00', '2026-11-24 11:57:42.190261+00:00', 1, 1),
  (3, 'order:1:RECEIVED:customer', 'jose@cliente.example', 'Café Aurora', 'Recibimos tu pedido #1001', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.232310+00:00', NULL, '', '2026-11-24 11:57:42.232302+00:00', NULL, 1, 1),
  (4, 'order:1:ACCEPTED:customer', 'jose@cliente.example', 'Café Aurora', 'Pedido #1001 aceptado', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.241386+00:00', NULL, '', '2026-11-24 11:57:42.241379+00:00', NULL, 1, 1),
  (5, 'order:1:PREPARING:customer', 'jose@cliente.example', 'Café Aurora', 'Pedido #1001 en preparación', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.244677+00:00', NULL, '', '2026-11-24 11:57:42.244671+00:00', NULL, 1, 1),
  (6, 'order:1:SHIPPED:customer', 'jose@cliente.example', 'Café Aurora', 'Pedido #1001 en camino', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.247793+00:00', NULL, '', '2026-11-24 11:57:42.247787+00:00', NULL, 1, 1),
  (7, 'order:2:RECEIVED:shop:0', 'ventas@aurora.example', 'Café Aurora', 'Nueva orden #1002 por $ 50.000', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.252796+00:00', NULL, '', '2026-11-24 11:57:42.252790+00:00', NULL, 2, 1),
  (8, 'order:2:RECEIVED:shop:1', 'bodega@aurora.example', 'Café Aurora', 'Nueva orden #1002 por $ 50.000', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.253400+00:00', NULL, '', '2026-11-24 11:57:42.253395+00:00', NULL, 2, 1),
  (9, 'order:2:RECEIVED:customer', 'jose@cliente.example', 'Café Aurora', 'We received your order #1002', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'en', 'QUEUED', 0, '2026-11-24 11:57:42.258726+00:00', NULL, '', '2026-11-24 11:57:42.258719+00:00', NULL, 2, 1),
  (10, 'order:2:ACCEPTED:customer', 'jose@cliente.example', 'Café Aurora', 'Order #1002 accepted', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'en', 'QUEUED', 0, '2026-11-24 11:57:42.262268+00:00', NULL, '', '2026-11-24 11:57:42.262262+00:00', NULL, 2, 1),
  (11, 'order:2:PREPARING:customer', 'jose@cliente.example', 'Café Aurora', 'Order #1002 in preparation', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'en', 'QUEUED', 0, '2026-11-24 11:57:42.265139+00:00', NULL, '', '2026-11-24 11:57:42.265133+00:00', NULL, 2, 1),
  (12, 'order:2:READY_FOR_PICKUP:customer', 'jose@cliente.example', 'Café Aurora', 'Order #1002 ready for pickup', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'en', 'QUEUED', 0, '2026-11-24 11:57:42.274519+00:00', NULL, '', '2026-11-24 11:57:42.274514+00:00', NULL, 2, 1),
  (13, 'order:3:RECEIVED:shop:0', 'ventas@aurora.example', 'Café Aurora', 'Nueva orden #1003 por $ 50.000', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.284020+00:00', NULL, '', '2026-11-24 11:57:42.284014+00:00', NULL, 3, 1),
  (14, 'order:3:RECEIVED:shop:1', 'bodega@aurora.example', 'Café Aurora', 'Nueva orden #1003 por $ 50.000', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.284703+00:00', NULL, '', '2026-11-24 11:57:42.284698+00:00', NULL, 3, 1),
  (15, 'order:3:RECEIVED:customer', 'jose@cliente.example', 'Café Aurora', 'Recibimos tu pedido #1003', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.285389+00:00', NULL, '', '2026-11-24 11:57:42.285383+00:00', NULL, 3, 1),
  (16, 'order:4:RECEIVED:customer', 'jose@cliente.example', 'Otra tienda', 'Recibimos tu pedido #1001', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.295062+00:00', NULL, '', '2026-11-24 11:57:42.295056+00:00', NULL, 4, 2),
  (17, 'order:5:RECEIVED:shop:0', 'ventas@aurora.example', 'Café Aurora', 'Nueva orden #1004 por $ 50.000', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.302854+00:00', NULL, '', '2026-11-24 11:57:42.302848+00:00', NULL, 5, 1),
  (18, 'order:5:RECEIVED:shop:1', 'bodega@aurora.example', 'Café Aurora', 'Nueva orden #1004 por $ 50.000', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.303624+00:00', NULL, '', '2026-11-24 11:57:42.303618+00:00', NULL, 5, 1),
  (19, 'order:5:RECEIVED:customer', 'jose@cliente.example', 'Café Aurora', 'Recibimos tu pedido #1004', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.304464+00:00', NULL, '', '2026-11-24 11:57:42.304458+00:00', NULL, 5, 1),
  (20, 'order:5:CANCELLED:customer', 'jose@cliente.example', 'Café Aurora', 'Pedido #1004 cancelado', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.319674+00:00', NULL, '', '2026-11-24 11:57:42.319668+00:00', NULL, 5, 1),
  (21, 'order:6:RECEIVED:shop:0', 'ventas@aurora.example', 'Café Aurora', 'Nueva orden #1005 por $ 50.000', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.331390+00:00', NULL, '', '2026-11-24 11:57:42.331384+00:00', NULL, 6, 1),
  (22, 'order:6:RECEIVED:shop:1', 'bodega@aurora.example', 'Café Aurora', 'Nueva orden #1005 por $ 50.000', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.332078+00:00', NULL, '', '2026-11-24 11:57:42.332072+00:00', NULL, 6, 1),
  (23, 'order:6:RECEIVED:customer', 'jose@cliente.example', 'Café Aurora', 'Recibimos tu pedido #1005', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.332759+00:00', NULL, '', '2026-11-24 11:57:42.332753+00:00', NULL, 6, 1),
  (24, 'order:6:ACCEPTED:customer', 'jose@cliente.example', 'Café Aurora', 'Pedido #1005 aceptado', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.339065+00:00', NULL, '', '2026-11-24 11:57:42.339059+00:00', NULL, 6, 1),
  (25, 'order:6:PREPARING:customer', 'jose@cliente.example', 'Café Aurora', 'Pedido #1005 en preparación', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.341799+00:00', NULL, '', '2026-11-24 11:57:42.341793+00:00', NULL, 6, 1),
  (26, 'order:6:SHIPPED:customer', 'jose@cliente.example', 'Café Aurora', 'Pedido #1005 en camino', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.344735+00:00', NULL, '', '2026-11-24 11:57:42.344729+00:00', NULL, 6, 1),
  (27, 'order:6:COMPLETED:customer', 'jose@cliente.example', 'Café Aurora', 'Pedido #1005 entregado', 'Hola,

Recibimos tu pedido.', '<p>Hola</p>', 'es', 'QUEUED', 0, '2026-11-24 11:57:42.347815+00:00', NULL, '', '2026-11-24 11:57:42.347809+00:00', NULL, 6, 1);

INSERT INTO "idempotency_key" ("id", "key", "fingerprint", "created_at", "shop_id") VALUES
  (1, 'k-1', 'a922eb4e0df58e08a84ac77239840346a079c19c5ace911385896b597749be40', '2026-11-24 11:57:42.307443+00:00', 1),
  (2, 'k-2', '6df9f4d8e70237a9434d18dc9aa71677524ed123457cc1785dc78b9fc21308bd', '2026-11-24 11:57:42.315098+00:00', 1);
