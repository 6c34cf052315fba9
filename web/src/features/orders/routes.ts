import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { fetched } from "@/shell/fetched";
import { root } from "@/shell/root";

const orders = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/orders",
  staticData: { help: "orders" },
  component: lazyRouteComponent(fetched(() => import("./OrderList")), "OrderList"),
});
const newOrder = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/orders/new",
  staticData: { help: "orders" },
  component: lazyRouteComponent(fetched(() => import("./OrderForm")), "OrderForm"),
});
const order = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/orders/$order",
  staticData: { help: "orders" },
  component: lazyRouteComponent(fetched(() => import("./OrderPage")), "OrderPage"),
});

/** Pages of the orders of an operation. */
export const orderRoutes = [orders, newOrder, order] as const;
