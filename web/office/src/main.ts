import { mount } from "svelte";
import "../../shared/look.css";
import App from "./App.svelte";

mount(App, { target: document.getElementById("app")! });
