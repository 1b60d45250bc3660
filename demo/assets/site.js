const menuButton = document.querySelector(".menu-button");
const menu = document.getElementById("main-navigation");

function setMenu(open) {
  menuButton.setAttribute("aria-expanded", String(open));
  menu.classList.toggle("open", open);
}

menuButton.addEventListener("click", () => setMenu(menuButton.getAttribute("aria-expanded") !== "true"));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || menuButton.getAttribute("aria-expanded") !== "true") return;
  const hadFocus = menu.contains(document.activeElement);
  setMenu(false);
  if (hadFocus) menuButton.focus();
});
