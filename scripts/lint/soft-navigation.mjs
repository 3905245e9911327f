const message = "Loads the whole console again: use the router, or a Link.";

/** Lint rule: a page of our own is not opened by handing its path to `location`. */
export const softNavigation = {
  meta: { type: "problem", schema: [] },
  create(context) {
    return {
      AssignmentExpression({ left, right }) {
        if (isOf(left, "href") && isOwnPath(right)) context.report({ node: left, message });
      },
      CallExpression({ callee, arguments: [target] }) {
        if ((isOf(callee, "assign") || isOf(callee, "replace")) && isOwnPath(target))
          context.report({ node: callee, message });
      },
    };
  },
};

/** Is this `location.name`, or that of `window`, `document` and the like? */
function isOf(node, name) {
  if (node.type !== "MemberExpression" || node.property.name !== name) return false;
  return node.object.name === "location" || node.object.property?.name === "location";
}

function isOwnPath(node) {
  const start = node?.type === "TemplateLiteral" ? node.quasis[0].value.raw : node?.value;
  return typeof start === "string" && start !== "" && !/^(?:[a-z][\d+.a-z-]*:|\/\/)/i.test(start);
}
