using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Tests.Configuration;

/// <summary>Every console line that the phone facts quote, with real values in it, and the rule that takes it.</summary>
public sealed class ConsoleRuleTests
{
    private static readonly (string Rule, string Line)[] Quoted =
    [
        // facts 1.2
        ("boot-banner", "========== Cisco Systems IP Phone Loading Operating System =========="),
        ("reboot-cause", "SYSMSG: Last reboot cause -> per client request"),
        ("flash-mounting", "Mounting /flash0..."),
        ("flash-mounted", "Mount succeeded."),
        ("flash-mount-error", "*** Error Mounting /flash0!! ***"),
        ("flash-formatting", "Formatting /flash0 with cffs"),
        ("hardware-compat", "phone hw-compat value 3"),
        ("reset-code-wanted", "INIT: Waiting for factory reset sequence."),
        ("shell-offered", "INIT: hit ENTER to abort to shell"),
        ("init-state", "State apps up --> image update"),
        ("applications-starting", "Starting applications from /etc/recovery.tab"),
        ("load-checking", "Performing checksum of software load..."),
        ("load-validated", "Software load SCCP70.8-5-2S validated."),
        ("load-corrupted", "Load SCCP70.8-5-2S is corrupted (bad digest)!  Updating..."),
        ("rebooting", "Reboot in 3 seconds, auto-recovery FAILED"),
        ("rebooting", "Reboot in 3 seconds, unstable & non-recoverable"),
        ("rebooting", "Reboot in 3 seconds, partial load update"),
        ("rebooting", "Reboot in 3 seconds, for updated OS"),
        ("rebooting", "Reboot in 3 seconds, per client request"),
        ("rebooting", "Reboot in 3 seconds, reformat flash"),
        ("rebooting", "Reboot in 3 seconds, reimage prep"),
        ("rebooting", "Reboot in 3 seconds, image revision"),
        ("crash-loop", "Child /sbin/java exceeded max restarts"),
        // facts 2.1, 2.2
        ("certificate-missing", "Certificate not installed!  File system with MIC has not been initialized"),
        ("key-echo", "\tKey press = 7"),
        ("reset-begun", "INIT: Beginning factory reset..."),
        ("reset-refused", "INIT: Incorrect factory reset sequence."),
        // facts 3.1, 3.2
        ("default-load-name-bad", "Invalid default load name -> '...'(255)@pos=0"),
        ("tftp-server", "DLoad: TFTP Svr0 --> 10.70.0.1"),
        ("block-out-of-order", "out of sequence packet - nextBlk = 5, blkNum = 4"),
        ("download-error", "Data block exceeds 512"),
        ("download-error", "TFTP Server Delay"),
        ("write-failed", "Write Error"),
        ("download-error", "Max file size reached"),
        ("download-error", "Checksum err"),
        ("download-retry", "TFTPERR_TIMEOUT retry in 39 seconds"),
        ("download-limit", "serial gross Timeout set for 3660 seconds"),
        ("tftp-server-dropped", "Marking server 0 invalid."),
        ("download-error", "Attempt to download file twice (cnu70.9-4-2.sbn)"),
        ("trust-list-wanted", "Making tftp request to Svr0 --> CTLSEP001B2C3D4E5F.tlv"),
        ("lost-model-wanted", "Making tftp request to Svr0 --> termZZ.default.loads"),
        // facts 4
        ("signer-unknown", "signer not found"),
        ("digest-bad", "bad digest"),
        ("digest-bad", "bad envelope format"),
        ("name-mismatch", "filename mismatch"),
        ("signature-bad", "File is not signed!"),
        ("signature-bad", "Authentication *** FAILED *** code <7><1>"),
        ("signature-bad", "signature decryption/verification failed"),
        ("signature-bad", "signature timestamp failed (future timestamp?!)"),
        ("load-rejected", "Load rejected - hardware compatibility mismatch"),
        ("name-refused", "Invalid firmware name (a b) no space allowed"),
        ("name-refused", "Invalid firmware name (a#b) no # allowed"),
        ("write-failed", "Write verify of /flash0/x failed!"),
        ("write-failed", "Update failure on /flash0/x!"),
        ("write-failed", "Error programming CNU image!!"),
        ("name-refused", "Unknown file type in .loads (a.txt)"),
        // facts 5.2, 5.3, 5.4, 8
        ("login-offered", "login: "),
        ("login-offered", "password: "),
        ("login-ended", "User \"debug\" logged in."),
        ("login-ended", "Invalid Username/Password Entry."),
        ("login-ended", "default login access is disabled."),
        ("download-begun", "Last successful tftp server at index 1"),
        ("erasing", "CLEAN: deleting file /etc/load.hist"),
        ("erasing", "CLEAN: skipping /flash0/x"),
        ("flash-erase-failed", "AMD: Erase failure @ 0x00FFA000 (Timeout)"),
        ("flash-fatal", "*** Fatal Error mounting /flash0!! ***"),
        ("flash-reformat", "** ERROR ** creating system directories"),
        ("flash-reformat", "Will reformat disk..."),
        ("shell-offered", "To enter alternate command line: <return> only"),
        ("shell-open", "Starting alternate command line"),
        ("shell-open", "setipcfg> "),
        ("shell-status", "status - 0x12310000"),
        ("shell-status", "ip - 0.0.0.0"),
        ("dhcp-enabled", "NOT 04:51:27.181249 DHCP: DHCP enabled..."),
        ("dhcp-discover", "Sending Discover..."),
        ("dhcp-request", "Sending Request..."),
        ("dhcp-ack", "ACK received"),
        ("dhcp-succeeded", "DHCP: Succeeded"),
        ("dhcp-address", "IP Address -- 10.70.0.102"),
        ("cold-boot-wait", "COLDBOOT - wait 10 seconds..."),
        ("tftp-source", "INF 04:51:32.409113 DLoad: TFTP Svr set by opt150"),
        ("file-wanted", "Making tftp request to Svr0 --> term70.default.loads"),
        ("configuration-wanted", "Making tftp request to Svr0 --> SEP001B2C3D4E5F.cnf.xml"),
        ("loads-named", "Loads file assignment = SCCP70.8-5-2S.loads"),
        ("component-named", "component 4 = cvm70sccp.8-5-2.sbn"),
        ("writing", "Write Starting for file=cnu70.8-5-2.sbn (totalsize=557249)"),
        ("written", "file=cnu70.8-5-2.sbn Written"),
        ("signature-good", "Authentication OK file=cnu70.8-5-2.sbn"),
        ("signature-bad", "Authentication FAIL"),
        ("default-load-name-bad", "WRN 04:51:26.912031 image: Invalid default load name -> 'FCH1101963K'(255)@pos=0"),
        ("power-inline", "CDP: power TLV's not detected - assume low power mode - pwr src = 1"),
        ("power-source-toggled", "power source toggled - reboot"),
        ("power-mode", "Error reading /dev/pwr - assuming low power"),
        ("power-mode", "Power mode = 0"),
        ("power-mode", "LCD low = 10, LCD high = 63"),
        ("applications-up", "1417: CRT 18:12:36.537219 JVM: Startup Module Loader|cip.sccp.SccpCallManager"),
        ("registered", "1502: NOT 18:12:58.120034 JVM: Startup Module Loader|cip.sccp.SccpCallManager: registrationState=NORMAL"),
        ("vlan-search", "PORT_UP Event for port 0"),
        ("vlan-search", "Received VVLan 77 VLan 1 from CDP"),
        ("vlan-search", "Wait Timer expired on port 1"),
        ("vlan-search", "Best VLANs: 77, -4096"),
        ("dhcp-throttled", "Throttle DHCP.."),
    ];

    private static readonly ImmutableArray<(ConsoleRule Rule, Regex Match)> Compiled =
    [
        .. Repository.Shipped.Phone("cisco-7970").Value!.Console.Rules.Select(r => (r, new Regex(r.Match, RegexOptions.NonBacktracking))),
    ];

    private static IEnumerable<TestCaseData<string, string>> Lines() =>
        Quoted.Select(q => new TestCaseData<string, string>(q.Rule, q.Line).SetArgDisplayNames(q.Line.Replace('.', ' ').Trim()));

    [TestCaseSource(nameof(Lines))]
    public void A_quoted_line_is_taken_by_its_rule(string rule, string line) =>
        Assert.That(FirstMatch(line)?.Rule, Is.EqualTo(rule));

    [Test]
    public void Every_rule_has_a_quoted_line_and_an_example()
    {
        var rules = Compiled.Select(c => c.Rule).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rules.Select(r => r.Rule), Is.EquivalentTo(Quoted.Select(q => q.Rule).Distinct()));
            Assert.That(rules.Where(r => r.Examples.IsEmpty), Is.Empty);
        }
    }

    [TestCase("\tKey press = 11", "key", "11")]
    [TestCase("Software load SCCP70.9-4-2SR3-1S validated.", "load", "SCCP70.9-4-2SR3-1S")]
    [TestCase("Reboot in 5 seconds, reformat flash", "reason", "reformat flash")]
    [TestCase("Write Starting for file=cnu70.8-5-2.sbn (totalsize=557249)", "size", "557249")]
    public void A_named_group_holds_the_value(string line, string group, string value) =>
        Assert.That(Regex.Match(line, FirstMatch(line)!.Match, RegexOptions.NonBacktracking).Groups[group].Value, Is.EqualTo(value));

    [TestCase("")]
    [TestCase("INIT: something else")]
    [TestCase("Key press")]
    public void Other_lines_mean_nothing(string line) => Assert.That(FirstMatch(line), Is.Null);

    private static ConsoleRule? FirstMatch(string line) => Compiled.FirstOrDefault(r => r.Match.IsMatch(line)).Rule;
}
