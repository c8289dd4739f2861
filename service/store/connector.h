/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_CONNECTOR_H
#define SV_STORE_CONNECTOR_H

/*
 * Opens connections for a thread that may not wait: looking a name up, trying
 * one host after the other and TLS all block, so a thread of its own does it and
 * tries again until it has one. Private to service/store.
 */
struct sv_connector;
struct sv_db;

/* session_sql is run on each new connection after the usual session settings. */
struct sv_connector *sv_connector_start(const char *conninfo, const char *session_sql);
/* Waits for an attempt under way, a few seconds at most. NULL is fine. */
void sv_connector_stop(struct sv_connector *connector);

/* One attempt that the caller waits for, or NULL: for the start, when nobody else is kept waiting.
 */
struct sv_db *sv_connector_try(const struct sv_connector *connector);

/* Asks for a connection; its descriptor becomes readable when there is one to take. */
void sv_connector_ask(struct sv_connector *connector);
int sv_connector_fd(const struct sv_connector *connector);

/* The connection asked for, or NULL while there is none. */
struct sv_db *sv_connector_take(struct sv_connector *connector);

#endif
