using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Tests.Recovery.Diagnoses;

/// <summary>One timeline for each way in which a diagnosis is shown, and all the diagnoses that it meets: what else would be met beside it is a confusion.</summary>
internal static class ShownFailures
{
    public static IEnumerable<(string Meets, DiagnosisSite Site, string Told)> All()
    {
        foreach (var (meets, told) in Anywhere())
        {
            yield return (meets, DiagnosisSite.Any, told);
        }

        foreach (var (meets, site, told) in WithOtherServers())
        {
            yield return (meets, site, told);
        }
    }

    private static IEnumerable<(string Meets, string Told)> Anywhere()
    {
        // --- power
        yield return ("relay-welded", """
            0s power off
            1s power fed-while-off
            """);
        yield return ("power-missing", """
            12s power on
            22s power unfed-while-on
            """);
        yield return ("inline-power", """
            0s power off
            3s power alive-while-off
            """);
        yield return ("inline-power-likely", """
            12s power on
            22s console power-inline
            """);
        yield return ("inline-power-likely", "30s console power-source-toggled");

        yield return ("failing-brick", """
            40s..5m/130s tftp default-load-served
            41s..6m/130s tftp archive
            41s..6m/130s tftp archive-served
            165s..8m/130s dhcp discover
            """);

        // --- flash
        yield return ("dead-flash", """
            12s console boot-banner
            14s console flash-mount-error
            20s console flash-fatal
            3h end
            """);
        yield return ("needs-format", """
            40s tftp default-load
            41s tftp default-load-served
            42s tftp archive
            50s console write-failed
            """);
        yield return ("needs-format", """
            40s tftp archive
            50s tftp archive-served
            55s lines blinking green
            55s headset steady green
            55s mute steady red
            2m end
            """);
        yield return ("keeps-nothing needs-format", """
            20s console reset-code-wanted
            30s console reset-begun
            50s tftp default-load
            51s tftp default-load-served
            52s..60s/4s tftp archive
            55s..63s/4s tftp archive-served
            6m4s end
            """);
        yield return ("keeps-nothing", """
            40s tftp default-load
            41s tftp default-load-served
            42s tftp archive
            80s tftp archive-served
            6m20s end
            """);
        yield return ("keeps-nothing keeps-nothing-again", """
            40s tftp default-load
            41s tftp default-load-served
            42s tftp archive
            80s tftp archive-served
            6m20s outcome keeps-nothing
            7m tftp default-load-served
            7m1s..7m21s/10s tftp archive
            7m9s..7m29s/10s tftp archive-served
            13m outcome goal-not-reached
            14m tftp default-load-served
            14m1s..14m31s/10s tftp archive
            14m9s..14m39s/10s tftp archive-served
            20m end
            """);
        yield return ("formatting", """
            20s console reset-begun
            21s console flash-formatting
            5m21s end
            """);
        yield return ("formatting", """
            20s lines walking red
            50s lines dark
            6m20s end
            """);

        // --- the load
        yield return ("signing-generation", """
            40s tftp default-load
            41s console signature-bad
            """);
        yield return ("signing-generation", """
            40s tftp default-load
            41s tftp default-load-served
            160s tftp default-load
            161s tftp default-load-served
            281s end
            """);
        yield return ("damaged-file", """
            40s tftp archive
            50s console digest-bad
            3m tftp archive
            4m console digest-bad
            """);
        yield return ("load-too-old", """
            40s tftp default-load
            41s tftp default-load-served
            45s console load-rejected
            """);
        yield return ("load-too-old signing-generation", """
            40s tftp default-load
            41s tftp default-load-served
            45s console load-rejected
            5m end
            """);
        yield return ("lost-model", "40s tftp lost-model-load");
        yield return ("lost-model", "40s console lost-model-wanted");

        // --- restarts without an end
        yield return ("boot-loop", """
            20s console crash-loop
            80s console crash-loop
            """);
        yield return ("boot-loop", "12s..4m/30s console boot-banner");
        yield return ("boot-loop", "12s..5m/20s lines walking amber");
        yield return ("boot-loop", """
            20s console reset-begun
            40s console crash-loop
            2m console crash-loop
            """);
        yield return ("loops-after-download", """
            40s tftp archive
            50s tftp archive-served
            60s..3m/30s console boot-banner
            """);
        yield return ("loops-after-download", """
            40s tftp archive
            50s tftp archive-served
            60s..15m/60s lines walking amber
            """);
        yield return ("loops-after-download", """
            40s tftp archive
            50s tftp archive-served
            60s..9m/100s dhcp discover
            61s..9m/100s dhcp ack
            """);

        // --- keys and codes
        yield return ("key-stuck", "15s..3m/70s console reset-code-wanted");
        yield return ("code-misheard", """
            15s console reset-code-wanted
            25s console reset-refused
            """);
        yield return ("code-not-accepted", """
            15s lines walking amber
            78s lines dark
            100s outcome reset-code-refused
            2m lines walking amber
            125s lines dark
            5m outcome reset-code-not-wanted
            """);

        yield return ("code-not-accepted old-load", """
            5s power off-proven
            12s console boot-banner
            30s tftp configuration
            100s outcome reset-code-not-wanted
            110s power off-proven
            2m console boot-banner
            140s tftp configuration
            5m outcome reset-code-not-wanted
            """);

        // --- the shell
        yield return ("shell-open", """
            12s console boot-banner
            15s console shell-offered
            16s console shell-open
            61s end
            """);

        // --- network
        yield return ("no-network", """
            12s console boot-banner
            30s..5m/20s console dhcp-discover
            """);
        yield return ("walks-only", """
            18s lines walking amber
            10m end
            """);
        yield return ("alternate-server", """
            30s..5m/20s dhcp discover
            31s..5m/20s dhcp offer
            32s..5m/20s dhcp request
            33s..5m/20s dhcp ack
            """);
        yield return ("download-stuck", "40s..6m/50s tftp archive");
        yield return ("shared-images", """
            40s tftp default-load
            41s tftp default-load-served
            80s console writing
            """);
        yield return ("asks-nothing", """
            12s power off-proven
            12s power on
            6m12s outcome nothing-asked
            """);

        // --- configuration and trust
        yield return ("foreign-trust", """
            60s tftp trust-list
            60s tftp trust-list-refused
            61s tftp signed-configuration
            61s tftp signed-configuration-refused
            5m end
            """);
        yield return ("not-registered", """
            60s tftp configuration-served
            70s console applications-up
            6m10s end
            """);
        yield return ("no-certificate", "20s console certificate-missing");
    }

    /// <summary>What cannot come up with the rig's own servers, which see no transfer here: they are not asked.</summary>
    private static IEnumerable<(string Meets, DiagnosisSite Site, string Told)> WithOtherServers()
    {
        yield return ("files-refused", DiagnosisSite.ExternalTftp, """
            40s console file-wanted
            41s console signature-bad
            160s console file-wanted
            161s console signature-bad
            """);
        yield return ("damaged-at-site damaged-file", DiagnosisSite.ExternalTftp, """
            50s console digest-bad
            4m console digest-bad
            """);
        yield return ("file-renamed", DiagnosisSite.ExternalTftp, "40s console name-mismatch");
        yield return ("loops-on-network", DiagnosisSite.ExternalTftp, """
            30s..8m/110s console dhcp-succeeded
            80s..9m/110s console boot-banner
            """);
        yield return ("no-file-server", DiagnosisSite.ExternalDhcp, """
            30s console dhcp-discover
            33s console dhcp-ack
            33s console dhcp-succeeded
            100s console dhcp-discover
            """);
        yield return ("file-server-unreachable", DiagnosisSite.ExternalDhcp, """
            30s console dhcp-succeeded
            31s console tftp-server
            32s..5m/45s console file-wanted
            48s..5m/45s console download-retry
            """);
        yield return ("trust-list-unanswered", DiagnosisSite.ExternalTftp, """
            30s console dhcp-succeeded
            40s..80s/16s console trust-list-wanted
            95s console dhcp-discover
            """);
        yield return ("lease-again", DiagnosisSite.ExternalTftp, """
            30s..8m/80s dhcp discover
            31s..8m/80s dhcp ack
            """);
        yield return ("dhcp-repeats", DiagnosisSite.ExternalDhcpOnly, "30s..5m/20s dhcp discover");
        yield return ("configuration-stuck", DiagnosisSite.ExternalTftp, "60s..4m/45s console configuration-wanted");
        yield return ("fails-unseen", DiagnosisSite.ExternalTftp, """
            60s dhcp discover
            12m outcome default-load-not-asked
            """);
        yield return ("files-not-found", DiagnosisSite.ExternalTftp, "40s..4m/60s console file-wanted");
        yield return ("archive-restarts", DiagnosisSite.ExternalTftp, """
            40s console file-wanted
            50s..4m/60s console block-out-of-order
            """);
    }
}
