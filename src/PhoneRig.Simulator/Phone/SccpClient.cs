using System.Buffers.Binary;
using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Phone;

/// <summary>
/// The phone at its call manager (facts 8): it connects, tells its alarm, asks for a token, registers, asks for its keys and the time, and then says that it lives for as
/// long as it is answered. Whatever fails is tried again after a pause (how long each takes: L).
/// </summary>
/// <param name="scope">The boot it belongs to.</param>
/// <param name="link">The network.</param>
/// <param name="manager">The call manager.</param>
/// <param name="lastCause">Why it started, for its alarm.</param>
/// <param name="registered">It is registered, or no more.</param>
internal sealed class SccpClient(BootScope scope, NetworkLink link, IPEndPoint manager, string lastCause, Action<bool> registered) : IStreamReceiver
{
    private const int Head = 8;

    /// <summary>Longer messages no call manager sends to a phone (L).</summary>
    private const int LongestMessage = 2048;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PhoneBoard board = scope.Board;
    private IStreamConnection? connection;
    private IDisposable? timer;
    private byte[] heard = [];
    private TimeSpan keepAlive = TimeSpan.FromSeconds(30);
    private bool isRegistered;
    private bool answered;

    private string Device => $"SEP{board.Mac}";

    /// <summary>The number of its model (facts 4).</summary>
    private uint Type => board.Profile.Family == "71" ? 119u : 30006u;

    public void Begin()
    {
        heard = [];
        Wait(Patience, GiveUp);
        connection = link.Connect(manager, this);
    }

    /// <summary>It is about to start again: it says so.</summary>
    public void Leave()
    {
        if (isRegistered)
        {
            connection?.Send(SccpBytes.Unregister());
        }
    }

    public void Opened()
    {
        Send(SccpBytes.Alarm(Device, board.Flash.LoadId, lastCause, link.Address));
        Send(SccpBytes.TokenRequest(Device, link.Address, Type));
    }

    public void Received(ReadOnlyMemory<byte> bytes)
    {
        heard = [.. heard, .. bytes.Span];
        while (heard.Length >= Head && BinaryPrimitives.ReadUInt32LittleEndian(heard) is var length)
        {
            if (length is < 4 or > LongestMessage)
            {
                board.Mishap($"its call manager sent a message of {length} bytes");
                GiveUp();
                return;
            }

            if (heard.Length < Head + (int)length)
            {
                return;
            }

            var message = heard.AsSpan(Head, (int)length).ToArray();
            heard = heard[(Head + (int)length)..];
            Take(BinaryPrimitives.ReadUInt32LittleEndian(message), message.AsSpan(4));
        }
    }

    public void Closed(StreamEnd end)
    {
        connection = null;
        GiveUp();
    }

    private void Take(uint id, ReadOnlySpan<byte> rest)
    {
        switch (id)
        {
            case 0x011A: // it may register
                Send(SccpBytes.Register(Device, board.Mac, link.Address, Type, board.Flash.LoadId));
                break;
            case 0x0081 when rest.Length >= 4: // it is registered
                keepAlive = TimeSpan.FromSeconds(Math.Clamp(BinaryPrimitives.ReadUInt32LittleEndian(rest), 1, 3600));
                break;
            case 0x009B: // which codecs?
                Send(SccpBytes.Capabilities());
                Send(SccpBytes.Bare(SccpBytes.ButtonTemplateReq));
                break;
            case 0x0097: // what its keys are for
                Send(SccpBytes.Bare(SccpBytes.SoftKeyTemplateReq));
                break;
            case 0x0108: // soft keys
                Send(SccpBytes.Bare(SccpBytes.SoftKeySetReq));
                break;
            case 0x0109: // sets of them
                Send(SccpBytes.Bare(SccpBytes.ConfigStatReq));
                break;
            case 0x0093: // who it is
                Send(SccpBytes.Bare(SccpBytes.TimeDateReq));
                break;
            case 0x0094 when !isRegistered: // what time it is: all that it waits for is there
                isRegistered = true;
                registered(true);
                answered = true;
                SayAlive();
                break;
            case 0x0100: // it is known to live
                answered = true;
                break;
            case 0x009D or 0x011B: // rejected, or not yet
                GiveUp();
                break;
        }
    }

    /// <summary>Once an interval (facts 8), for as long as the last time was answered.</summary>
    private void SayAlive()
    {
        if (!answered)
        {
            GiveUp();
            return;
        }

        answered = false;
        Send(SccpBytes.Bare(SccpBytes.KeepAlive));
        Wait(keepAlive, SayAlive);
    }

    private void GiveUp()
    {
        connection?.Dispose();
        connection = null;
        if (isRegistered)
        {
            isRegistered = false;
            registered(false);
        }

        Wait(Pause, Begin);
    }

    private void Send(byte[] message) => connection?.Send(message);

    private void Wait(TimeSpan time, Action then)
    {
        timer?.Dispose();
        timer = scope.WakeUps.After(time, then);
    }
}
