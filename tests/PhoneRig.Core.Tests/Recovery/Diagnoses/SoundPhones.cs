namespace PhoneRig.Core.Tests.Recovery.Diagnoses;

/// <summary>What looks like a failure and is none: phones that are healthy, or slow, or on their way home. They meet nothing, wherever their servers are.</summary>
internal static class SoundPhones
{
    public static IEnumerable<(string Name, string Told)> All()
    {
        yield return ("starts for 240 s, waits for its VLAN and its address, loses a packet, and asks for its configuration", """
            12s power off-proven
            12s power on
            252s lines walking amber
            256s lines dark
            276s dhcp discover
            296s dhcp discover
            297s dhcp ack
            300s tftp trust-list
            300s tftp trust-list-refused
            301s tftp configuration
            301s tftp configuration-served
            1h end
            """);
        yield return ("says all that on its console", """
            12s power on
            12s console boot-banner
            252s console hardware-compat
            254s console shell-offered
            255s console init-state
            256s console load-validated
            266s console dhcp-enabled
            276s console dhcp-discover
            276s dhcp discover
            296s console dhcp-discover
            296s dhcp discover
            297s dhcp ack
            297s console dhcp-ack
            297s console dhcp-succeeded
            298s console tftp-source
            298s console tftp-server
            299s console trust-list-wanted
            300s console file-wanted
            301s tftp configuration
            301s tftp configuration-served
            320s console applications-up
            340s console registered
            1h end
            """);
        yield return ("fetches its load, restarts after its last archive as slowly as any, and comes home", """
            40s dhcp discover
            41s dhcp ack
            42s tftp default-load
            43s tftp default-load-served
            44s..76s/8s tftp archive
            48s..80s/8s tftp archive-served
            88s lines dark
            330s lines walking amber
            335s lines dark
            368s dhcp discover
            369s dhcp ack
            372s tftp configuration
            372s tftp configuration-served
            1h end
            """);
        yield return ("comes home over a dual-key load: four starts, two walks in each", """
            12s console boot-banner
            18s..24s/6s lines walking amber
            28s lines dark
            40s dhcp discover
            40s dhcp ack
            42s tftp default-load
            43s tftp default-load-served
            44s..76s/8s tftp archive
            48s..80s/8s tftp archive-served
            90s console boot-banner
            96s..102s/6s lines walking amber
            106s lines dark
            110s dhcp discover
            110s dhcp ack
            112s tftp configuration
            112s tftp configuration-served
            113s tftp load
            113s tftp load-served
            114s..146s/8s tftp archive
            118s..150s/8s tftp archive-served
            160s console boot-banner
            166s..172s/6s lines walking amber
            176s lines dark
            180s dhcp discover
            180s dhcp ack
            181s tftp configuration
            181s tftp configuration-served
            200s console boot-banner
            206s..212s/6s lines walking amber
            216s lines dark
            220s dhcp discover
            220s dhcp ack
            221s tftp configuration
            221s tftp configuration-served
            1h end
            """);
        yield return ("times out twice on a busy file server, and gets its files then", """
            40s console dhcp-succeeded
            41s console tftp-server
            42s tftp default-load
            42s console file-wanted
            58s console download-retry
            97s tftp default-load
            97s console file-wanted
            113s console download-retry
            152s tftp default-load
            152s console file-wanted
            153s tftp default-load-served
            154s tftp archive
            160s console block-out-of-order
            170s console writing
            175s console written
            175s tftp archive-served
            200s dhcp discover
            210s tftp configuration
            210s tftp configuration-served
            1h end
            """);
        yield return ("breaks one archive off and asks for it again after the longest pause", """
            40s tftp default-load
            41s tftp default-load-served
            42s tftp archive
            97s tftp archive
            152s tftp archive
            160s tftp archive-served
            200s dhcp discover
            210s tftp configuration-served
            1h end
            """);
        yield return ("takes a reset code and starts as slowly as any: dark, and not formatting", """
            15s lines walking amber
            21s console reset-code-wanted
            30s console reset-begun
            31s console erasing
            32s lines walking green
            40s lines dark
            280s lines walking amber
            284s lines dark
            300s dhcp discover
            301s tftp default-load
            302s tftp default-load-served
            303s tftp archive
            320s tftp archive-served
            340s dhcp discover
            350s tftp configuration-served
            1h end
            """);
        yield return ("walks red for a minute after a soft reset, and starts as slowly as any", """
            30s lines walking red
            90s lines dark
            330s lines walking amber
            335s lines dark
            350s dhcp discover
            351s tftp default-load
            352s tftp default-load-served
            353s tftp archive
            360s tftp archive-served
            400s dhcp discover
            401s tftp configuration-served
            1h end
            """);
        yield return ("had its shell opened and left", """
            12s console boot-banner
            15s console shell-open
            18s console shell-status
            25s console init-state
            40s dhcp discover
            45s tftp configuration-served
            1h end
            """);
        yield return ("has one garbled word of everything: no second sense, no second time", """
            20s console crash-loop
            30s console write-failed
            40s console signature-bad
            50s console digest-bad
            60s console reset-code-wanted
            70s console block-out-of-order
            80s console download-retry
            90s dhcp discover
            95s tftp configuration-served
            1h end
            """);
        yield return ("mistyped one code only", """
            15s lines walking amber
            75s lines dark
            90s outcome reset-code-refused
            10m dhcp discover
            11m tftp configuration-served
            1h end
            """);
        yield return ("shows a brick's lamps while it downloads", """
            30s lines blinking green
            30s headset steady green
            30s mute steady red
            40s..400s/50s tftp archive
            45s..405s/50s tftp archive-served
            """);
        yield return ("holds no trust list of anybody's", """
            60s tftp trust-list
            60s tftp trust-list-refused
            61s tftp configuration
            61s tftp configuration-served
            1h end
            """);
        yield return ("renews its lease for two days", """
            30s dhcp discover
            31s dhcp ack
            40s tftp configuration-served
            30m..40h/30m dhcp request
            30m..40h/30m dhcp ack
            """);
    }
}
