/* provisioned: starts liblinphone with a configuration, fetches a provisioning document if one is named, and prints what it knows then.
 * usage: provisioned CONFIGURATION FACTORY|- DOCUMENT|-
 * HOME must be a folder that can be written.
 */
#include <linphone/core.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int done;
static void configured(LinphoneCore *lc, LinphoneConfiguringState state, const char *message) { (void)lc; (void)message; (void)state; done = 1; }
static const char *or_none(const char *text) { return text ? text : "none"; }

int main(int argc, char **argv) {
	if (argc < 4) { fprintf(stderr, "usage: provisioned CONFIGURATION FACTORY|- DOCUMENT|-\n"); return 2; }
	LinphoneFactory *factory = linphone_factory_get();
	LinphoneCore *lc = linphone_factory_create_core_3(factory, argv[1], strcmp(argv[2], "-") ? argv[2] : NULL, NULL);
	if (!lc) return 3;
	LinphoneCoreCbs *callbacks = linphone_factory_create_core_cbs(factory);
	linphone_core_cbs_set_configuring_status(callbacks, configured);
	linphone_core_add_callbacks(lc, callbacks);
	if (strcmp(argv[3], "-")) linphone_core_set_provisioning_uri(lc, argv[3]);
	if (linphone_core_start(lc) != 0) return 3;
	for (int i = 0; i < 600 && !done; i++) { linphone_core_iterate(lc); usleep(50000); }
	if (!done) return 4;
	LinphoneConfig *config = linphone_core_get_config(lc);
	printf("backend=%s\n", linphone_config_get_string(config, "account_creator", "backend", "none"));
	printf("xmlrpc_url=%s\n", linphone_config_get_string(config, "assistant", "xmlrpc_url", "none"));
	printf("provisioning=%s\n", or_none(linphone_core_get_provisioning_uri(lc)));
	for (const bctbx_list_t *a = linphone_core_get_auth_info_list(lc); a; a = a->next)
		printf("account=%s %s %s\n", linphone_auth_info_get_username(a->data), linphone_auth_info_get_realm(a->data), or_none(linphone_auth_info_get_algorithm(a->data)));
	linphone_core_stop(lc);
	linphone_core_unref(lc);
	return 0;
}
