using System.Globalization;
using System.Text.RegularExpressions;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Boards;

/// <summary>
/// Turns what the libraries throw into one kind of fault that says what to enable. For "there is no such hardware" alone
/// System.Device.Gpio has five kinds of exception.
/// </summary>
public static partial class HardwareMissing
{
    /// <summary>True for what the libraries throw about hardware; anything else is a bug and goes on its way.</summary>
    public static bool Knows(Exception error) => error
        is IOException // also DirectoryNotFoundException and GpiodException
        or UnauthorizedAccessException
        or PlatformNotSupportedException
        or DllNotFoundException
        or ArgumentException
        or TimeoutException
        or InvalidOperationException;

    /// <summary>The fault of a part, with the next step.</summary>
    /// <param name="part">Which part: "relay gpio/17".</param>
    /// <param name="error">What the library threw.</param>
    public static HardwareFaultException Explain(string part, Exception error) =>
        error as HardwareFaultException ?? new(part, Reason(error), error);

    private static string Reason(Exception error)
    {
        var i2c = error.Message.Contains("i2c", StringComparison.OrdinalIgnoreCase);
        return (error, ErrorNumber(error.Message)) switch
        {
            (DllNotFoundException, _) => NoLibrary,
            (PlatformNotSupportedException, _) when error.Message.Contains("gpiod", StringComparison.OrdinalIgnoreCase) => NoLibrary,
            (ObjectDisposedException, _) => "it was closed while it was in use",
            (UnauthorizedAccessException, _) or (_, 1 or 13) => i2c
                ? "this user may not open the I2C bus: add it to the group i2c (usermod -aG i2c USER), then log in again"
                : "this user may not open the GPIO chip: add it to the group gpio (usermod -aG gpio USER), then log in again",
            (_, 2) when i2c =>
                "there is no such I2C bus: set dtparam=i2c_arm=on in /boot/firmware/config.txt, load the module i2c-dev, and reboot (ls /dev/i2c-*)",
            (DirectoryNotFoundException or PlatformNotSupportedException, _) =>
                "this machine has no GPIO that the library knows: run on a Raspberry Pi, or use a simulated rig",
            (_, 16) => "another program or kernel driver holds it (gpioinfo and i2cdetect show who)",

            // What adapters answer for "no acknowledge": ENXIO, EIO, EREMOTEIO, ETIMEDOUT; testbed-notes 0.3 saw 6, most adapters give 121.
            (_, 5 or 6 or 110 or 121) => "the chip does not answer: check its supply, its address pins, SDA and SCL (i2cdetect -y BUS shows what answers)",
            (IOException, null) when ChipTexts.Any(text => error.Message.Contains(text, StringComparison.OrdinalIgnoreCase)) =>
                "there is no such GPIO chip: gpiodetect lists those there are",
            _ => error.Message,
        };
    }

    private const string NoLibrary = "the library libgpiod is not installed: apt install libgpiod3 (Debian 13) or libgpiod2 (Debian 12)";

    private static readonly string[] ChipTexts = ["find a chip", "open chip"];

    /// <summary>How glibc calls the errors (man 3 strerror), which is all that the driver over libgpiod 2 tells of them.</summary>
    private static readonly (string Text, int Number)[] ErrorTexts = [("Device or resource busy", 16), ("Permission denied", 13), ("Operation not permitted", 1)];

    private static int? ErrorNumber(string message) =>
        ErrorText.Match(message) is { Success: true } match ? int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : ErrorTexts.FirstOrDefault(error => message.Contains(error.Text, StringComparison.OrdinalIgnoreCase)) is { Text: not null } named ? named.Number
            : null;

    [GeneratedRegex(@"\bError (?<number>\d{1,6})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ErrorText { get; }
}
